package io.roomcast.local.template;

/**
 * What a resource is called once it exists: the values of {@code Ref} and {@code Fn::GetAtt}, and
 * the pseudo parameters.
 */
public interface Names {

  /** The value of {@code Ref} to a resource. */
  String ref(Resource resource, Resolver resolver);

  /** The value of {@code Fn::GetAtt}; one that is not known is refused by name. */
  String attribute(Resource resource, String attribute, Resolver resolver);

  /** The value of a pseudo parameter such as {@code AWS::Region}; one not known is refused. */
  String pseudo(String name);
}
