package io.roomcast.publishing;

class InMemoryTopicTest extends EventPublisherContract {

  private final InMemoryTopic topic = new InMemoryTopic();

  @Override
  EventPublisher publisher() {
    return topic;
  }
}
