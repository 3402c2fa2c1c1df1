package io.roomcast.interleaving;

import java.util.List;

/**
 * What an instance of broadcast remembers between invocations: the list of connections that it read
 * at a version of HEAD, and (for a mutant) the last event that it handed on. A cold one has version
 * 0 and nothing.
 */
record Warm(long version, List<String> connectionIds, int last) {

  static final Warm COLD = new Warm(0, List.of(), 0);
}
