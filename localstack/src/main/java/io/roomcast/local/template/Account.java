package io.roomcast.local.template;

/** The account, Region and stack that the local run plays, and the ARNs in them. */
public final class Account {

  public static final String ID = "000000000000";
  public static final String REGION = "us-east-1";
  public static final String STACK = "Roomcast";

  /** Fixed, so that names made from it are the same in the next run on the same data. */
  static final String STACK_UUID = "00000000-0000-4000-8000-000000000000";

  private Account() {}

  /** The ARN of a resource of a service in this account and Region. */
  public static String arn(String service, String resource) {
    return "arn:aws:%s:%s:%s:%s".formatted(service, REGION, ID, resource);
  }

  /** The ARN of an IAM resource, which is in no Region. */
  static String iam(String resource) {
    return "arn:aws:iam::" + ID + ":" + resource;
  }
}
