"""British dates: Django's own English formats are the American ones."""

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "d/m/Y"
DATETIME_FORMAT = "j F Y, H:i"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"
TIME_FORMAT = "H:i"
FIRST_DAY_OF_WEEK = 1

# The CMS writes dates in the German way in both languages (WAGTAIL_DATE_FORMAT); it has to read them again.
DATE_INPUT_FORMATS = ["%d.%m.%Y", "%d/%m/%Y"]
DATETIME_INPUT_FORMATS = ["%d.%m.%Y %H:%M", "%d/%m/%Y %H:%M"]
