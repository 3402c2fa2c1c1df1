package io.roomcast.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import io.roomcast.aws.Environment;
import io.roomcast.local.Refused;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * A handler's class: how it is made, and how its events are read and its results written, through
 * the serialization library of Lambda's own Java runtime, chosen as that runtime does.
 */
final class HandlerClass {

  private final Constructor<?> constructor;
  private final PojoSerializer<Object> input;
  private final PojoSerializer<Object> output;

  /** Refuses, naming the function, a class that is not there or is no handler. */
  HandlerClass(Definition function) {
    try {
      Class<?> type = Class.forName(function.handler());
      constructor = type.getConstructor(Environment.class);
      ParameterizedType handler = handlerType(type, function);
      input = serializer(handler.getActualTypeArguments()[0]);
      output = serializer(handler.getActualTypeArguments()[1]);
    } catch (ClassNotFoundException missing) {
      throw new Refused(
          "%s names the handler %s, and there is no such class."
              .formatted(function.id(), function.handler()),
          missing);
    } catch (NoSuchMethodException missing) {
      throw new Refused(
          "%s names the handler %s, which has no public constructor that takes an Environment."
              .formatted(function.id(), function.handler()),
          missing);
    }
  }

  /** A new handler; throws what its constructor throws. */
  @SuppressWarnings("unchecked") // The serializers read and write the handler's own types.
  RequestHandler<Object, Object> make(Environment environment) throws Throwable {
    try {
      return (RequestHandler<Object, Object>) constructor.newInstance(environment);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause() == null ? thrown : thrown.getCause();
    }
  }

  PojoSerializer<Object> input() {
    return input;
  }

  PojoSerializer<Object> output() {
    return output;
  }

  private static ParameterizedType handlerType(Class<?> type, Definition function) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      for (Type candidate : each.getGenericInterfaces()) {
        if (candidate instanceof ParameterizedType parameterized
            && parameterized.getRawType() == RequestHandler.class) {
          return parameterized;
        }
      }
    }
    throw new Refused(
        "%s names the handler %s, which is no RequestHandler."
            .formatted(function.id(), function.handler()));
  }

  @SuppressWarnings("unchecked") // The runtime's own cast: a serializer is asked for its own type.
  private static PojoSerializer<Object> serializer(Type type) {
    if (type instanceof Class<?> known
        && LambdaEventSerializers.isLambdaSupportedEvent(known.getName())) {
      return LambdaEventSerializers.serializerFor(
          (Class<Object>) known, HandlerClass.class.getClassLoader());
    }
    return JacksonFactory.getInstance().getSerializer(type);
  }
}
