package io.roomcast.operator;

import java.util.List;

/**
 * Letters that were read.
 *
 * @param isCut whether one came again before all were read, so that there are more than these
 */
record Seen(List<Letter> letters, boolean isCut) {}
