package io.roomcast.local.stack;

import io.roomcast.local.template.Account;
import io.roomcast.local.template.Part;
import io.roomcast.local.tokens.TokenIssuer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The environment of a function: the template's variables, and here, in one place, all that a local
 * run puts over them.
 *
 * @param settings variables that settings of this run become
 * @param gateway where the gateway listens, without a path
 */
record Variables(
    Map<String, String> settings, Cloud cloud, Part.Api api, URI gateway, TokenIssuer issuer) {

  /** The complete variables of a function that calls AWS under this access key id. */
  Map<String, String> of(Part.Function function, String accessKeyId) {
    Map<String, String> variables = new LinkedHashMap<>();
    function.variables().forEach((name, value) -> variables.put(name, local(value)));
    settings.forEach((name, value) -> variables.computeIfPresent(name, (_, _) -> value));
    // The development issuer takes the place of the user pool.
    variables.computeIfPresent("ISSUER", (_, _) -> issuer.issuer());
    variables.computeIfPresent("AUDIENCE", (_, _) -> TokenIssuer.AUDIENCE);
    variables.computeIfPresent("TOKEN_USE", (_, _) -> "id");
    // What Lambda sets: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
    variables.put("AWS_REGION", Account.REGION);
    variables.put("AWS_ACCESS_KEY_ID", accessKeyId);
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", cloud.dynamoDb().toString());
    variables.put("AWS_ENDPOINT_URL_SNS", cloud.sns().toString());
    variables.put("AWS_ENDPOINT_URL_SQS", cloud.sqs().toString());
    return variables;
  }

  /** The API's own host is the gateway on this machine. */
  private String local(String value) {
    String host = "https://%s.execute-api.%s.amazonaws.com".formatted(api.apiId(), Account.REGION);
    return value.startsWith(host) ? gateway + value.substring(host.length()) : value;
  }
}
