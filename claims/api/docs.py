"""The browsable documentation: Swagger UI from our own files, with no inline script or style."""

from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.negotiation import DefaultContentNegotiation


class Schema(SpectacularAPIView):
    content_negotiation_class = DefaultContentNegotiation
    filter_backends = ()


class Docs(SpectacularSwaggerSplitView):
    content_negotiation_class = DefaultContentNegotiation
    template_name = "api/docs.html"
    url_name = "api:schema"
