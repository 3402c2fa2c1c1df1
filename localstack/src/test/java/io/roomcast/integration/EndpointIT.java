package io.roomcast.integration;

/** The suite over the endpoint that the environment names. */
final class EndpointIT extends Suite {

  EndpointIT() {
    super(Backend.ENDPOINT);
  }
}
