"""The administration of users works with our own model: by e-mail address, with a language."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from home.models import User
from p3site.setup import CONTRIBUTORS

from . import factories

pytestmark = pytest.mark.django_db


def fields(**changes) -> dict:
    return {
        "email": "Neu@Example.org",
        "first_name": "Nina",
        "last_name": "Neu",
        "preferred_language": "en",
        "password1": "ein-langes-Kennwort-7",
        "password2": "ein-langes-Kennwort-7",
        "groups": [Group.objects.get(name=CONTRIBUTORS).pk],
        **changes,
    }


def test_a_user_is_created_and_edited(admin_client):
    add = reverse("wagtailusers_users:add")
    html = admin_client.get(add).content.decode()
    for name in ("email", "first_name", "last_name", "preferred_language", "groups"):
        assert f'name="{name}"' in html
    assert 'name="username"' not in html
    answer = admin_client.post(add, fields())
    assert answer.status_code == 302, answer.context["form"].errors
    user = User.objects.get(email="neu@example.org")
    assert (user.preferred_language, user.wagtail_userprofile.preferred_language) == ("en", "en")
    assert [group.name for group in user.groups.all()] == [CONTRIBUTORS]
    assert user.check_password("ein-langes-Kennwort-7")

    edit = reverse("wagtailusers_users:edit", args=[user.pk])
    assert 'name="preferred_language"' in admin_client.get(edit).content.decode()
    changed = fields(last_name="Alt", preferred_language="de", password1="", password2="", is_active="on")
    assert admin_client.post(edit, changed).status_code == 302
    user.refresh_from_db()
    assert (user.last_name, user.preferred_language) == ("Alt", "de")
    assert user.check_password("ein-langes-Kennwort-7")


def test_one_address_is_one_account_whatever_its_case(admin_client):
    factories.user("neu@example.org")
    answer = admin_client.post(reverse("wagtailusers_users:add"), fields(email="NEU@example.org"))
    assert "email" in answer.context["form"].errors


def test_the_list_of_users_is_there_for_administrators_only(admin_client, redaktion_client):
    assert admin_client.get(reverse("wagtailusers_users:index")).status_code == 200
    assert admin_client.get(reverse("wagtailusers_users:index"), {"q": 'a"b'}).status_code == 200
    assert redaktion_client.get(reverse("wagtailusers_users:index")).status_code == 302


def test_staff_change_their_own_account(redaktion, redaktion_client):
    assert redaktion_client.get(reverse("wagtailadmin_account")).status_code == 200


def test_an_address_differing_in_case_only_is_taken(admin, zuarbeit, zuarbeit_client):
    """Otherwise anybody could lock anybody out of signing in."""
    zuarbeit_client.post(
        reverse("wagtailadmin_account"), {"name_email-first_name": "Zoe", "name_email-email": "ADMIN@example.org"}
    )
    zuarbeit.refresh_from_db()
    assert zuarbeit.email == "zuarbeit@example.org"
    assert Client().login(username="Admin@Example.org", password="p3-demo-2026")
