package io.roomcast.integration;

/** The suite over LocalStack in a container; needs Docker. */
final class LocalStackContainerIT extends Suite {

  LocalStackContainerIT() {
    super(Backend.CONTAINER);
  }
}
