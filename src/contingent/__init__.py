"""From a news report about armies to a briefing: who claims what, what it would mean, how likely it is."""
