package io.roomcast.aws;

/** The key of an item: its partition and its place in it. */
public record Key(String pk, String sk) {

  /** The attribute that names the partition. */
  public static final String PK = "pk";

  /** The attribute that orders items within a partition. */
  public static final String SK = "sk";
}
