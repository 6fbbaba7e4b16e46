# Colead for production. Built by reading: no container engine ran where this was written (docs/install.md).
FROM python:3.13-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/colead
WORKDIR /source
COPY requirements.lock ./
RUN /opt/colead/bin/pip install --no-deps --require-hashes --only-binary :all: -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY src src
RUN /opt/colead/bin/pip install --no-deps --no-build-isolation .

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /data colead && install -d -o colead -g colead /data
COPY --from=build /opt/colead /opt/colead
ENV PATH=/opt/colead/bin:$PATH PYTHONUNBUFFERED=1 NUMBA_CACHE_DIR=/data/compiled COLEAD_MODE=production DATA_DIR=/data HOST=0.0.0.0 PORT=8000
USER colead
WORKDIR /data
VOLUME /data
EXPOSE 8000
# Asked under the public name, since Colead answers to no other.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["python", "-c", "\
import os, urllib.parse, urllib.request; \
name = urllib.parse.urlsplit(os.environ['PUBLIC_URL']).netloc; \
address = 'http://127.0.0.1:' + os.environ['PORT'] + '/readyz'; \
urllib.request.urlopen(urllib.request.Request(address, headers={'Host': name}), timeout=4)"]
CMD ["colead", "serve"]
