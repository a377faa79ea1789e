"""From a scenario to futures: measures by future and day."""
