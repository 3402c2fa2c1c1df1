package io.roomcast.faults;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Something that goes wrong in one room. It counts the times it struck. */
abstract class Fault {

  private final AtomicInteger struck = new AtomicInteger();

  /**
   * Just before an attempt of a call is sent: may wait, and may throw what the call then throws.
   */
  void before(Call call) {}

  /** Just after an attempt was answered: may throw in place of the answer. */
  void after(Call call) {}

  /** The call has failed, whatever of its attempts did. */
  void failed(Call call) {}

  /** The request that goes out in place of this one. */
  SdkRequest changed(SdkRequest request) {
    return request;
  }

  /** Where the request goes instead. */
  SdkHttpRequest directed(SdkRequest request, SdkHttpRequest http) {
    return http;
  }

  /** So many messages were accepted; told again and again, by the thread that drives the load. */
  void progressed(int accepted) {}

  /** Whether no strike is under way. */
  boolean isCalm() {
    return true;
  }

  /** Whether it has struck as long as it was to. */
  boolean isOver() {
    return true;
  }

  /** How many events this fault has published itself. */
  int published() {
    return 0;
  }

  /** How often it struck so far. */
  final int struck() {
    return struck.get();
  }

  final void strike() {
    struck.incrementAndGet();
  }
}
