"""«Дякую», «добре», «🙏»: words that ask nothing and tell nothing, so that nobody is asked what to do with them."""

from __future__ import annotations

from domain.spelling import rough

_KIND = """
    дякую дякуємо дякс дяка подяка вдячна вдячний вдячні спасибі спасибо спс благодарю благодарна благодарен
    ок окей окей оке окі добре добренько гаразд зрозуміло зрозуміла зрозумів зрозуміли ясно поняла понял понятно
    хорошо ладно домовились домовилися договорились чудово супер прекрасно отлично
    thanks thank thx ty cheers ok okay okey fine good great understood
"""
_BESIDE = """
    вам вас тобі вами дуже щиро красно велике велика за все усе всім відповідь ответ увагу
    большое огромное очень и і й ой то ну оце you so very much a lot for your the answer all got it
    низький уклін бережіть себе гарного вам дня вечора всього доброго здоров'я і вам хай бог благословить слава богу
"""
_SIGNS = frozenset("🙏❤♥👍👌🌹🌷🌺🌻🌸💐😊🙂☺🤗😘🥰💙💛💚💕💖👏🤝✅+)")
_UNSEEN = frozenset("\ufe0f\u200d\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")  # how a picture is drawn
_WORDS = frozenset(map(rough, _KIND.split()))
_ALL = _WORDS | frozenset(map(rough, _BESIDE.split()))
_FOR = tuple(
    map(rough, ("за вашу допомогу", "за допомогу", "за помощь", "for your help", "for the help"))
)  # «ok, help» asks
_LONGEST = 80  # characters


def courteous(text: str) -> bool:
    """Whether it thanks or agrees and says nothing more; a picture alone does so too."""
    if not 0 < len(text) <= _LONGEST or "?" in text:
        return False
    if any(char.isalnum() for char in text):
        told = rough(text)
        for thing in _FOR:
            told = told.replace(thing, " ")
        said = set(told.split())
        return said <= _ALL and bool(said & _WORDS)
    return set("".join(text.split())) - _UNSEEN <= _SIGNS and any(char in _SIGNS for char in text)
