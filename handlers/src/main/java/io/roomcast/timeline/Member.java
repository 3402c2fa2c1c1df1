package io.roomcast.timeline;

/** What a room knows of a member. */
record Member(String role, String name, boolean banned) {

  /** The role of one who joined an open room. */
  static final String MEMBER = "member";
}
