import re
import pytest
from django.urls import reverse
from tests import factories
pytestmark = pytest.mark.django_db

from django.core.signals import got_request_exception
import sys, traceback
def show(**k):
    et, e, tb = sys.exc_info()
    print("   !!", et.__name__, str(e)[:150], [f"{f.filename.split('site-packages/')[-1]}:{f.lineno}" for f in traceback.extract_tb(tb)[-3:]])
got_request_exception.connect(show)
def test_a(site_tree, redaktion_client, zuarbeit_client):
    p = factories.partner()
    c = factories.contact(p); c2 = factories.contact(p, name="Zwei", consent=False)
    k = factories.competence()
    for client in (redaktion_client, zuarbeit_client):
        for url in ["/cms/", "/cms/network/partner/", f"/cms/network/partner/edit/{p.pk}/", "/cms/network/partner/add/", "/cms/network/consents/", "/cms/network/consents/new/", "/cms/network/competence/", f"/cms/network/competence/edit/{k.pk}/", "/cms/network/choose/contact/", "/cms/network/choose/partner/", "/cms/network/choose/contact/?q=eri&multiple=1", "/cms/network/choose/partner/results/?q=a\"b", "/cms/network/partner/?q=a\"&state=ST&stage=recycling&left=false&competence=%d" % k.pk,
           f"/cms/network/partner/usage/{p.pk}/", f"/cms/network/partner/history/{p.pk}/", '/cms/pages/search/?q=a"b', '/cms/images/?q=a"b', '/cms/documents/?q=a"b', '/cms/images/chooser/?q=a"b','/cms/choose-page/search/?q=a"b', '/cms/pages/search/?q=a%00b', '/cms/images/?q=a%00b','/cms/choose-page/search/?q=a%00b', '/cms/network/choose/partner/results/?q=a%00b', '/cms/network/partner/?q=a%00b', f'/cms/pages/{site_tree.home.pk}/?q=a"b', '/cms/reports/site-history/?object_title=a"b%00']:
            try:
                r = client.get(url)
            except Exception as e:
                import traceback
                print("EXC", url, repr(e)[:200], traceback.extract_tb(e.__traceback__)[-1]); continue
            print(r.status_code, url, r.headers.get("Location"))
