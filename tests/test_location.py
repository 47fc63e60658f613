"""Where a partner is: coordinates come from the town unless an editor typed them, the district from the coordinates."""

import pytest
from django.core.exceptions import ValidationError

from directory.models import Partner
from home.blocks.figures import FiguresBlock

from . import factories
from .visitor import main, said, see

KOETHEN = (51.75, 11.97)
MUNICH = (48.14, 11.58)


def near(partner: Partner, place: tuple[float, float]) -> bool:
    """Within some ten kilometres."""
    return abs(partner.latitude - place[0]) < 0.1 and abs(partner.longitude - place[1]) < 0.15


def changed(partner: Partner, **fields) -> Partner:
    """Saved again with other values, as the CMS does."""
    fresh = Partner.objects.get(pk=partner.pk)
    for name, value in fields.items():
        setattr(fresh, name, value)
    fresh.full_clean()
    fresh.save()
    return fresh


def at(city: str, **fields) -> Partner:
    return factories.partner(city=city, **{"state": "", **fields})


def test_coordinates_are_found_from_the_town(db):
    assert near(at("Köthen (Anhalt)"), KOETHEN)


@pytest.mark.parametrize(
    ("city", "place"),
    [
        ("Halle (Saale)", (51.48, 11.97)),
        ("Halle/Saale", (51.48, 11.97)),
        ("halle", (51.48, 11.97)),
        ("Südliches Anhalt OT Weißandt-Gölzau", (51.67, 12.07)),
        ("Lutherstadt Wittenberg", (51.87, 12.65)),
        ("Lutherstadt Eisleben", (51.53, 11.55)),
        ("Dessau-Roßlau", (51.84, 12.24)),
        ("Leipzig", (51.34, 12.37)),
        (" Weimar ", (50.98, 11.33)),
    ],
)
def test_towns_are_found_however_they_are_written(db, city, place):
    assert near(at(city), place)


def test_of_two_towns_of_a_name_the_one_in_the_state_is_meant(db):
    assert near(at("Landsberg", state="ST"), (51.53, 12.16))
    assert near(at("Landsberg am Lech", state="BY", name="Andere GmbH"), (48.05, 10.88))


@pytest.mark.parametrize("city", ["", "Nirgendwo an der Knatter", "(Saale)", "OT", ",", "💥" * 20])
def test_an_unknown_town_has_no_coordinates_and_no_district(db, city):
    partner = at(city)
    assert (partner.latitude, partner.longitude, partner.district) == (None, None, "")


def test_coordinates_that_an_editor_typed_win(db):
    partner = at("Köthen (Anhalt)", latitude=51.7, longitude=11.9)
    assert (partner.latitude, partner.longitude) == (51.7, 11.9)
    assert changed(partner, phone="03496 1").latitude == 51.7


def test_typed_coordinates_stay_when_the_town_changes(db):
    partner = at("Köthen (Anhalt)", latitude=51.7, longitude=11.9)
    assert changed(partner, city="München", state="BY").latitude == 51.7


def test_a_change_of_town_finds_them_anew(db):
    assert near(changed(at("Köthen (Anhalt)"), city="München"), MUNICH)


def test_a_change_of_town_changes_the_district(db):
    partner = at("Köthen (Anhalt)")
    assert partner.district_name == "Anhalt-Bitterfeld"
    assert changed(partner, city="Leipzig").district_name == "Leipzig"


def test_a_change_to_an_unknown_town_forgets_where_the_old_one_was(db):
    partner = changed(at("Köthen (Anhalt)"), city="Nirgendwo an der Knatter")
    assert (partner.latitude, partner.longitude, partner.district) == (None, None, "")


def test_cleared_coordinates_are_found_again(db):
    partner = at("Köthen (Anhalt)", latitude=52.9, longitude=11.0)
    assert near(changed(partner, latitude=None, longitude=None), KOETHEN)


@pytest.mark.parametrize(
    ("city", "key", "name"),
    [
        ("Halle (Saale)", "15002", "Halle (Saale)"),
        ("Leipzig", "14713", "Leipzig"),
        ("Gotha", "16067", "Gotha"),
        ("Köthen (Anhalt)", "15082", "Anhalt-Bitterfeld"),
        ("Merseburg", "15088", "Saalekreis"),
        ("Dessau-Roßlau", "15001", "Dessau-Roßlau"),
        ("Magdeburg", "15003", "Magdeburg"),
        ("Weißenfels", "15084", "Burgenlandkreis"),
        ("Chemnitz", "14511", "Chemnitz"),
        ("Dresden", "14612", "Dresden"),
        ("Zwickau", "14524", "Zwickau"),
        ("Jena", "16053", "Jena"),
        ("Erfurt", "16051", "Erfurt"),
        ("Rudolstadt", "16073", "Saalfeld-Rudolstadt"),
    ],
)
def test_the_district_follows_from_the_coordinates(db, city, key, name):
    partner = at(city)
    assert partner.district == key
    assert name in partner.district_name


@pytest.mark.parametrize("city", ["Berlin", "München", "Hof", "Göttingen"])
def test_outside_the_three_states_there_is_none(db, city):
    partner = at(city)
    assert partner.latitude is not None
    assert (partner.district, partner.district_name) == ("", "")


@pytest.mark.parametrize("half", [{"latitude": 51.7}, {"longitude": 11.9}])
def test_half_a_pair_is_refused(db, half):
    with pytest.raises(ValidationError) as refused:
        at("Köthen (Anhalt)", **half)
    assert set(refused.value.message_dict) == {"latitude"}


@pytest.mark.parametrize("pair", [{"latitude": 91, "longitude": 0}, {"latitude": 0, "longitude": -181}])
def test_degrees_that_do_not_exist_are_refused(db, pair):
    with pytest.raises(ValidationError):
        at("Köthen (Anhalt)", **pair)


def test_visitors_read_the_district_on_the_partners_page(shared_tree):
    at("Merseburg", name="Chemie GmbH", state="ST")
    assert "Saalekreis, Sachsen-Anhalt" in said(main(see("/de/netzwerk/chemie-gmbh/")))
    assert "Saalekreis, Saxony-Anhalt" in said(main(see("/en/network/chemie-gmbh/")))


def test_districts_are_counted_once(db):
    at("Merseburg", name="Eins")
    at("Merseburg", name="Zwei")
    at("Leipzig", name="Drei")
    at("Berlin", name="Vier")
    assert FiguresBlock.count({"districts"})["districts"] == 2
