package io.roomcast.interleaving;

/** The effects that a stage's code is given. */
@FunctionalInterface
public interface Ports {

  /** The port of this type. */
  <T> T port(Class<T> type);
}
