"""Which language a text is in: whole texts, mixtures, names, figures and capitals, all of our own writing."""

from __future__ import annotations

import pytest

from tellings.extraction import extract
from tellings.extraction.languages import find_language, language_name
from tellings.types.documents import Document, Rejection, Report

ENGLISH = (
    "The harbour office of Velmora stopped the works on the new quay on Tuesday after a crane fell into the water. "
    "Nobody was hurt, and nobody will go near it before Friday, said the woman who directs the office."
)
OTHERS = {
    "de": "Das Hafenamt von Velmora hat die Arbeiten am neuen Kai am Dienstag eingestellt, nachdem ein Kran ins "
    "Wasser gestürzt war. Niemand wurde verletzt, und vor Freitag darf sich niemand der Stelle nähern.",
    "fr": "Le bureau du port de Velmora a arrêté mardi les travaux du nouveau quai après la chute d'une grue dans "
    "l'eau. Personne n'a été blessé, et personne ne s'en approchera avant vendredi, a dit la directrice.",
    "es": "La oficina del puerto de Velmora detuvo el martes las obras del nuevo muelle después de que una grúa "
    "cayera al agua. Nadie resultó herido y nadie se acercará antes del viernes, dijo la directora.",
    "ru": "Портовое управление Вельморы остановило во вторник работы на новой набережной после того, как в воду упал "
    "кран. Никто не пострадал, и до пятницы никто туда не подойдёт, сказала директор.",
    "uk": "Портове управління Вельмори зупинило у вівторок роботи на новій набережній після того, як у воду впав "
    "кран. Ніхто не постраждав, і до п'ятниці туди ніхто не підійде, сказала директорка.",
    "tr": "Velmora liman idaresi, vincin suya düşmesinin ardından yeni rıhtımdaki çalışmaları salı günü durdurdu. "
    "Kimse yaralanmadı ve cuma gününden önce oraya kimse yaklaşmayacak, dedi müdür.",
    "nl": "Het havenkantoor van Velmora heeft dinsdag het werk aan de nieuwe kade stilgelegd nadat een kraan in het "
    "water was gevallen. Niemand raakte gewond en niemand mag er voor vrijdag in de buurt komen.",
    "ar": "أوقف مكتب الميناء العمل في الرصيف الجديد يوم الثلاثاء بعد سقوط رافعة في الماء ولم يصب أحد بأذى",
    "bn": "মঙ্গলবার একটি ক্রেন পানিতে পড়ে যাওয়ার পর বন্দর কার্যালয় নতুন ঘাটের কাজ বন্ধ করে দিয়েছে এবং কেউ আহত হয়নি",
    "ja": "港湾事務所は火曜日、クレーンが海に落ちたため新しい岸壁の工事を止めた。けが人はいなかった。",
}


@pytest.mark.parametrize("code", OTHERS)
def test_a_report_in_another_language_is_refused_by_its_name(code: str) -> None:
    assert find_language(OTHERS[code]) == code
    body = f"{OTHERS[code]}\n\n{OTHERS[code]}"
    outcome = extract(Report("a.txt", f"<p>{OTHERS[code]}</p><p>{body}</p>", media_type="text/html"))
    assert isinstance(outcome, Rejection)
    assert f"is in {language_name(code)} ({code})" in outcome.reason


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        f"{ENGLISH}\n\n“{OTHERS['fr']}” she wrote in her letter.\n\n{ENGLISH}",
        f"{OTHERS['de']}\n\n{ENGLISH}\n\n{ENGLISH}\n\n{ENGLISH}",
        "Ada Brenn, 21, Velmora; Ilo Tarn, 20, Ness; Zoë Müller, 25, Ostrand; Saïd Benali, 19, Kesh; Oren Falk, 34.",
        "Velmora 3, Ness 1 (Tarn 12, Falk 40, 61; Brenn 88). Ostrand 0, Kesh 0. Lomen 2, Ardal 2 (Voss 5, Quist 9).",
        "Quay works halted. Crane falls. Mayor resigns. Ferry late again. Bridge closed.",
        "def main(): return [row for row in rows if row.name == 'quay' and row.length > 3]",
        "Berlin, Paris, Madrid",
    ],
)
def test_english_is_read_whatever_stands_in_it(text: str) -> None:
    assert find_language(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "We use cookies to give you the best experience. Accept all\n\n" + f"{OTHERS['de']}\n\n" * 3,
        f"{OTHERS['de']}\n\n“{ENGLISH}” schrieb sie.\n\n{OTHERS['de']}\n\n{OTHERS['de']}",
        OTHERS["de"].upper(),
        f"{ENGLISH}\n\n" + f"{OTHERS['de']}\n\n" * 60,
    ],
)
def test_a_foreign_report_is_foreign_whatever_stands_above_it(text: str) -> None:
    assert find_language(text) == "de"


def test_what_has_no_words_has_no_language() -> None:
    assert find_language("2031 — 12:57 …") == find_language("") == "und"
    assert language_name("xx") == "xx"


def test_a_page_with_foreign_menus_and_comments_is_read() -> None:
    menu = "".join(f"<li><a href='/{n}'>{word}</a></li>" for n, word in enumerate(("Startseite", "Wetter", "Sport")))
    page = (
        f"<html lang='de'><body><nav><ul>{menu}</ul></nav><article><h1>Crane falls into the harbour of Velmora</h1>"
        f"<p>{ENGLISH}</p><p>The quay was to be opened in May, two years late, the council said.</p></article>"
        f"<div id='comments' class='comments'><p>{OTHERS['de']}</p></div></body></html>"
    )
    assert isinstance(extract(Report("a.html", page, media_type="text/html")), Document)
