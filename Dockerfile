# The image of docker-compose.yml. It builds as everybody does, with `make build`, which the tests run too.

FROM node:20-bookworm-slim AS node

FROM golang:1.26.8-bookworm AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
WORKDIR /src
COPY . .
RUN make build

# Nothing but certificates, time zones and an ordinary user; the binary needs no more.
FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /src/bin/turnout /turnout
ENV TURNOUT_ADDR=0.0.0.0:8080
EXPOSE 8080
ENTRYPOINT ["/turnout"]
CMD ["serve"]
