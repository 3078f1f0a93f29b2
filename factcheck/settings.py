"""Every setting, read from the environment (and from a file .env beside manage.py).

Importing this starts nothing: with no DATABASE_URL or REDIS_URL it only computes where the
embedded servers would listen. `make run` starts them.
"""

import os
import secrets
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF, UNSAFE_EVAL, UNSAFE_INLINE
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from factcheck import environment as read
from factcheck.places import Places

BASE_DIR = Path(__file__).resolve().parent.parent
read.load_file(BASE_DIR / ".env")

DEBUG = read.flag("FACTCHECK_DEBUG", default=False)
DATA_DIR = Path(read.text("FACTCHECK_DATA_DIR", str(BASE_DIR / "var"))).absolute()
PLACES = Places(DATA_DIR)


def debug_secret_key(path: Path) -> str:
    """A key made once and kept, so that a restart in debug signs nobody out."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(50))
    return path.read_text(encoding="ascii")


# Keys, hosts, transport
SECRET_KEY = read.text("FACTCHECK_SECRET_KEY", "")
if DEBUG and not SECRET_KEY:
    SECRET_KEY = debug_secret_key(DATA_DIR / "secret_key")
elif not SECRET_KEY:
    SECRET_KEY = read.required_text("FACTCHECK_SECRET_KEY", "50 or more random characters")

ALLOWED_HOSTS = read.words("FACTCHECK_ALLOWED_HOSTS")
if DEBUG:
    ALLOWED_HOSTS = [*ALLOWED_HOSTS, "localhost", "127.0.0.1", "[::1]", "testserver"]
elif not ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "FACTCHECK_ALLOWED_HOSTS is not set: set it to the host names of this desk, "
        "separated by commas."
    )
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in read.words("FACTCHECK_ALLOWED_HOSTS")]

HTTPS = read.flag("FACTCHECK_HTTPS", default=not DEBUG)
SECURE_SSL_REDIRECT = read.flag("FACTCHECK_HTTPS_REDIRECT", default=HTTPS)
SECURE_HSTS_SECONDS = read.whole_number(
    "FACTCHECK_HSTS_SECONDS", 31_536_000 if HTTPS else 0, least=0, most=63_072_000
)
SECURE_REDIRECT_EXEMPT = ["^alive$"]
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
BEHIND_PROXY = read.flag("FACTCHECK_BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
# The admin theme's Alpine compiles its attributes and sets style attributes.
ADMIN_CONTENT_SECURITY_POLICY = {
    "script-src": [SELF, UNSAFE_EVAL],
    "style-src": [SELF, UNSAFE_INLINE],
}

# Applications
ROOT_URLCONF = "factcheck.urls"
WSGI_APPLICATION = "factcheck.wsgi.application"
ASGI_APPLICATION = "factcheck.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "unfold",
    "unfold.contrib.filters",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "rest_framework",
    "knox",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "axes",
    "csp",
    "claims",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "factcheck.security.ContentSecurityPolicy",
    "factcheck.security.no_nul_in_addresses",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "libraries": {"desk": "claims.admin.tags"},
        },
    }
]

# Engines
DEMO = read.flag("FACTCHECK_DEMO", default=DEBUG)  # a demo desk and its login, where none is
EMBEDDED = read.flag("FACTCHECK_EMBEDDED", default=DEBUG)
DATABASE_URL = read.text("DATABASE_URL", "")
REDIS_URL = read.text("REDIS_URL", "")
if not EMBEDDED and not (DATABASE_URL and REDIS_URL):
    raise ImproperlyConfigured(
        "DATABASE_URL or REDIS_URL is not set: set both to the addresses of your servers, or "
        "set FACTCHECK_EMBEDDED=1 to use servers of its own on this machine."
    )
DATABASES: dict[str, dict[str, Any]] = {
    "default": read.database(DATABASE_URL) if DATABASE_URL else PLACES.database()
}
DATABASES["default"].update(CONN_MAX_AGE=60, CONN_HEALTH_CHECKS=True)
REDIS_URL = read.redis(REDIS_URL) if REDIS_URL else PLACES.redis()
# In the process, not in Redis: a dead Redis must cost a request nothing.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# People
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
if DEBUG:
    AUTHENTICATION_BACKENDS += ["factcheck.demo.DemoBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

# Language and time
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "claims" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Files
STATIC_URL = "static/"
STATIC_ROOT = read.text("FACTCHECK_STATIC_ROOT", str(DATA_DIR / "static"))
WHITENOISE_USE_FINDERS = DEBUG
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "files"},
    },
    "captures": {
        "BACKEND": read.text(
            "FACTCHECK_CAPTURES_BACKEND", "django.core.files.storage.FileSystemStorage"
        ),
        "OPTIONS": {"location": read.text("FACTCHECK_CAPTURES", str(DATA_DIR / "captures"))},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024  # a pasted text; files are streamed

# Faces
REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "claims.api.authentication.BearerAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_PARSER_CLASSES": ["claims.api.parsers.BoundedJSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "claims.api.negotiation.AlwaysJSON",
    "DEFAULT_FILTER_BACKENDS": ["claims.api.filtering.StrictFilterBackend"],
    "DEFAULT_PAGINATION_CLASS": "claims.api.pagination.NewestFirst",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": [
        "rest_framework.throttling.AnonRateThrottle",
        "rest_framework.throttling.UserRateThrottle",
        "rest_framework.throttling.ScopedRateThrottle",
    ],
    # Counted in each web process on its own: a brake on runaway scripts, not an exact quota.
    "DEFAULT_THROTTLE_RATES": {
        "anon": "{}/minute".format(
            read.whole_number("FACTCHECK_API_STRANGER_RATE", 60, least=1, most=1_000_000)
        ),
        "user": "{}/minute".format(
            read.whole_number("FACTCHECK_API_RATE", 1200, least=1, most=1_000_000)
        ),
        "tokens": "20/minute",
    },
    "NUM_PROXIES": 1 if BEHIND_PROXY else 0,
    "EXCEPTION_HANDLER": "claims.api.problems.answer",
    "URL_FORMAT_OVERRIDE": None,
}
REST_KNOX: dict[str, Any] = {"AUTH_HEADER_PREFIX": "Bearer"}
SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "Factcheck",
    "DESCRIPTION": _("Who said what, on whose authority. See docs/api.md for a first walk."),
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "claims.api.schema.add_problems",
    ],
    "ENUM_NAME_OVERRIDES": {
        "AppearanceKind": "claims.models.claim.Appearance.Kind",
        "AppearanceState": "claims.models.claim.Appearance.State",
        "AttributionOrigin": "claims.models.attribution.Attribution.Origin",
        "AttributionState": "claims.models.attribution.Attribution.State",
        "Given": "claims.models.article.Article.Given",
        "JobState": "claims.models.job.Job.State",
        "Lifecycle": "claims.models.claim.Claim.Lifecycle",
        "Precision": "claims.models.article.PRECISIONS",
        "Priority": "claims.models.job.Priority",
        "Progress": "claims.queries.resources.Progress",
        "PublisherKind": "claims.models.publisher.Publisher.Kind",
        "Queue": "claims.models.job.Queue",
        "Quotation": "claims.models.attribution.Attribution.Quotation",
        "Relation": "claims.models.link.Link.Relation",
        "SourceKind": "claims.models.source.Source.Kind",
        "Stage": "claims.models.job.Stage",
        "Stance": "claims.models.attribution.Attribution.Stance",
        "SuggestionState": "claims.models.source.SourceSuggestion.State",
    },
}
UNFOLD: dict[str, Any] = {
    "SITE_TITLE": "Factcheck",
    "SITE_HEADER": "Factcheck",
    "SITE_SUBHEADER": _("Who says what"),
    "SITE_SYMBOL": "fact_check",
    "SITE_FAVICONS": [
        {"rel": "icon", "type": "image/svg+xml", "href": "claims.admin.site.favicon"},
    ],
    "SHOW_BACK_BUTTON": True,
    "SHOW_VIEW_ON_SITE": False,
    "BORDER_RADIUS": "6px",
    "DASHBOARD_CALLBACK": "claims.admin.site.first_page",
    "COMMAND": {"search_callback": "claims.admin.site.find"},
    "SIDEBAR": {
        "show_search": True,
        "command_search": True,
        "navigation": "claims.admin.site.navigation",
    },
    "COLORS": {
        "primary": {
            "50": "oklch(97% .014 236)",
            "100": "oklch(94% .03 236)",
            "200": "oklch(89% .06 236)",
            "300": "oklch(82% .1 236)",
            "400": "oklch(74% .14 238)",
            "500": "oklch(66% .15 241)",
            "600": "oklch(51% .13 243)",
            "700": "oklch(45% .12 243)",
            "800": "oklch(39% .1 243)",
            "900": "oklch(34% .08 243)",
            "950": "oklch(26% .06 243)",
        }
    },
}

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {
        "handlers": ["console"],
        "level": read.one_of("FACTCHECK_LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR")),
    },
    "loggers": {
        "django": {"handlers": [], "propagate": True},  # else it prints every line twice
        "axes": {"level": "WARNING"},
        "httpx": {"level": "WARNING"},
        # It reports pages without an article as its own errors; the job's sentence says it better.
        "trafilatura": {"level": "CRITICAL"},
    },
}

# The product's own settings, read by claims/conf.py alone.
CLAIMS: dict[str, Any] = {
    "user_agent": read.text(
        "FACTCHECK_USER_AGENT", "Factcheck/0.1 (robot of a fact-checking desk)"
    ),
    "fetch_allow_nets": read.networks("FACTCHECK_FETCH_ALLOW_NETS"),
    "fetch_max_bytes": read.whole_number(
        "FACTCHECK_FETCH_MAX_BYTES", 10 * 1024 * 1024, least=10_000, most=100 * 1024 * 1024
    ),
    "fetch_seconds": read.whole_number("FACTCHECK_FETCH_SECONDS", 9, least=1, most=30),
    "attribution_engine": read.one_of(
        "FACTCHECK_ATTRIBUTION_ENGINE", "trained", ("trained", "rules")
    ),
    "match_attach": read.whole_number("FACTCHECK_MATCH_ATTACH", 85, least=50, most=100) / 100,
    "match_suggest": read.whole_number("FACTCHECK_MATCH_SUGGEST", 40, least=1, most=100) / 100,
    "job_keep_days": read.whole_number("FACTCHECK_JOB_KEEP_DAYS", 7, least=1, most=365),
}
