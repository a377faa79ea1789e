"""Family names: which word of a full name a report uses alone."""

from __future__ import annotations

from contingent.claims._lexicon import words

__all__ = ["short_names"]

# the commonest family names of Korea, China, Taiwan and Vietnam, where the family name stands first
_FIRST = words("""
    Kim Lee Ri Park Pak Choi Choe Jung Jeong Chung Kang Kwon Cho Jo Yoon Yun Jang Chang Lim Rim Im Han Oh Seo Shin Sin
    Hwang Ahn An Song Ryu Yoo Yu Hong Moon Mun No Ro Roh Noh Chon Nam Bae Baek Paek Hyon So Thae Xi Li Wang Zhang Liu
    Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo Liang Zheng Xie Tang Lai Tsai Dong Qin Wei Peng
    Koo Hsiao Hung Ko Shi Wen Miao Nguyen Tran Pham Phan Le To Luong Hoang
""")
_ARTICLES = ("al-", "el-", "Al-", "El-")


def short_names(name: str) -> tuple[str, ...]:
    """Give the words by which a report may call a person again.

    Parameters
    ----------
    name : str
        The full name.

    Returns
    -------
    tuple of str
        The family name first.

    Examples
    --------
    >>> short_names("Kim Jong Un"), short_names("Mohammed Shia al-Sudani"), short_names("Boris Pistorius")
    (('Kim',), ('al-Sudani', 'Sudani'), ('Pistorius',))
    """
    parts = name.split()
    if len(parts) > 1 and parts[0] in _FIRST and (len(parts) == 3 or "-" in parts[1] or len(parts[1]) <= _SHORT):
        return (parts[0],)
    last = parts[-1] if parts else name
    bare = next((last[len(a) :] for a in _ARTICLES if last.startswith(a)), "")
    return (last, bare) if bare else (last,)


_SHORT = 5  # letters of a given name beside a family name that stands first ("Xi Feng"), assumed
