"""The names of the months in the languages copy comes in besides English."""

# Russian, German, French and Spanish, as they follow the number of a day, January first.
_NAMES = (
    "января янв Januar Jänner janvier enero",
    "февраля фев Februar février fevrier febrero",
    "марта мар März mars marzo",
    "апреля апр avril abril",
    "мая май Mai mai mayo",
    "июня июн Juni juin junio",
    "июля июл Juli juillet julio",
    "августа авг août aout agosto",
    "сентября сен septembre septiembre",
    "октября окт Oktober octobre octubre",
    "ноября ноя novembre noviembre",
    "декабря дек Dezember décembre decembre diciembre",
)
FOREIGN_MONTHS = {
    name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()
}
