package io.roomcast.authorizer;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse;
import io.roomcast.aws.Environment;
import io.roomcast.aws.Priming;
import io.roomcast.aws.PrimingContext;
import io.roomcast.aws.Telemetry;
import io.roomcast.sockets.Sender;
import io.roomcast.sockets.Subprotocols;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides at {@code $connect} who may come in, by a token in the subprotocol or the query. A bad
 * token or none is 401: a thrown "Unauthorized"; a good one of a user who may not connect is 403: a
 * policy that denies; keys that cannot be read are 500: any other exception. The policy counts for
 * {@code $connect} alone, so it names that route and nothing else.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html">Lambda
 *     authorizers of WebSocket APIs</a>
 */
public final class AuthorizerHandler implements RequestHandler<ConnectRequest, IamPolicyResponse> {

  private static final Logger LOG = LoggerFactory.getLogger(AuthorizerHandler.class);

  /** The exact message that API Gateway turns into 401. */
  private static final String UNAUTHORIZED = "Unauthorized";

  private static final Duration UNKNOWN_KEY_INTERVAL = Duration.ofSeconds(30);

  private final TokenVerifier verifier;
  private final Telemetry telemetry;

  /** As Lambda makes it. */
  public AuthorizerHandler() {
    this(Environment.ofProcess());
    Priming.beforeCheckpoint(clients -> prime(clients.environment()));
  }

  /** For the issuer and audience that the environment names. */
  public AuthorizerHandler(Environment environment) {
    this(
        new OidcVerifier(
            new OidcVerifier.Expected(
                environment.text("ISSUER"),
                environment.text("AUDIENCE"),
                environment.optional("TOKEN_USE").orElse(null)),
            new IssuerKeys(environment.text("ISSUER"), UNKNOWN_KEY_INTERVAL),
            Clock.systemUTC()),
        new Telemetry(environment));
  }

  /** Over the verifier given. */
  AuthorizerHandler(TokenVerifier verifier, Telemetry telemetry) {
    this.verifier = verifier;
    this.telemetry = telemetry;
  }

  /** Verifies a token of its own making with a key of its own. */
  static void prime(Environment environment) {
    PrimingToken token = PrimingToken.make();
    ConnectRequest request = new ConnectRequest();
    request.setMethodArn("arn:aws:execute-api:priming:0:priming/priming/$connect");
    request.setHeaders(Map.of(Subprotocols.HEADER, "roomcast.v1, bearer." + token.text()));
    new AuthorizerHandler(token.verifier(), new Telemetry(environment))
        .handleRequest(request, new PrimingContext());
  }

  @Override
  public IamPolicyResponse handleRequest(ConnectRequest request, Context context) {
    String methodArn = request.getMethodArn();
    if (methodArn == null) {
      return policy("none", IamPolicyResponse.denyStatement("none"), Map.of());
    }
    return telemetry.during(context, () -> authorize(request, methodArn));
  }

  private IamPolicyResponse authorize(ConnectRequest request, String methodArn) {
    Optional<String> token = token(request);
    if (token.isEmpty()) {
      throw unauthorized(request, "NoToken");
    }
    return switch (verifier.verify(token.get())) {
      case TokenVerifier.Verdict.Bad(String reason) -> throw unauthorized(request, reason);
      case TokenVerifier.Verdict.Good(Identity identity) -> decide(request, methodArn, identity);
    };
  }

  private static IamPolicyResponse decide(
      ConnectRequest request, String methodArn, Identity identity) {
    if (!identity.mayConnect()) {
      log("denied", request, "UserId");
      return policy("denied", IamPolicyResponse.denyStatement(methodArn), Map.of());
    }
    log("allowed", request, null);
    return policy(
        identity.userId(),
        IamPolicyResponse.allowStatement(methodArn),
        Map.of(
            Sender.USER_ID, identity.userId(),
            Sender.USER_NAME, identity.userName(),
            Sender.EXPIRES_AT, Long.toString(identity.expiresAt().getEpochSecond())));
  }

  private static Optional<String> token(ConnectRequest request) {
    return Subprotocols.of(request.getHeaders(), request.getMultiValueHeaders())
        .token()
        .or(
            () ->
                Optional.ofNullable(request.getQueryStringParameters())
                    .map(query -> query.get("token")))
        .filter(token -> !token.isBlank());
  }

  private static RuntimeException unauthorized(ConnectRequest request, String reason) {
    log(UNAUTHORIZED, request, reason);
    return new RuntimeException(UNAUTHORIZED);
  }

  private static IamPolicyResponse policy(
      String principal, IamPolicyResponse.Statement statement, Map<String, Object> context) {
    return IamPolicyResponse.builder()
        .withPrincipalId(principal)
        .withPolicyDocument(
            IamPolicyResponse.PolicyDocument.builder()
                .withVersion(IamPolicyResponse.VERSION_2012_10_17)
                .withStatement(List.of(statement))
                .build())
        .withContext(context)
        .build();
  }

  private static void log(String what, ConnectRequest request, @Nullable String reason) {
    Map<String, Object> context = Optional.ofNullable(request.getRequestContext()).orElse(Map.of());
    LOG.info(
        what,
        entry("reason", reason),
        entry("connectionId", context.get("connectionId")),
        entry("correlation", context.get("requestId")));
  }
}
