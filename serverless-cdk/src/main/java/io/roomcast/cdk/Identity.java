package io.roomcast.cdk;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cognito.AccountRecovery;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.AutoVerifiedAttrs;
import software.amazon.awscdk.services.cognito.Mfa;
import software.amazon.awscdk.services.cognito.MfaSecondFactor;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.StandardAttribute;
import software.amazon.awscdk.services.cognito.StandardAttributes;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.constructs.Construct;

/**
 * Who vouches for users: the issuer of the settings, or else a Cognito user pool of the stack.
 *
 * @param issuer the {@code iss} of a token
 * @param audience the {@code aud} of a token; with the stack's own pool the client's id
 * @param tokenUse the {@code token_use} of a token, or empty where the issuer has no such claim
 */
record Identity(String issuer, String audience, String tokenUse) {

  static Identity of(Construct scope, Settings settings) {
    String issuer = settings.text(Setting.ISSUER);
    return issuer.isEmpty()
        ? pool(scope)
        : new Identity(issuer, settings.text(Setting.AUDIENCE), "");
  }

  /**
   * People sign themselves up, and get a token once they have shown that the address is theirs: a
   * chat that nobody can join is no use, and pace and room limits bound what one of them can do.
   * The pool stays when the stack goes: the table names its users by ids that no other pool would
   * give.
   */
  private static Identity pool(Construct scope) {
    UserPool pool =
        UserPool.Builder.create(scope, "UserPool")
            .selfSignUpEnabled(true)
            .signInAliases(SignInAliases.builder().email(true).build())
            .autoVerify(AutoVerifiedAttrs.builder().email(true).build())
            .standardAttributes(
                StandardAttributes.builder()
                    .email(StandardAttribute.builder().required(true).mutable(true).build())
                    .fullname(StandardAttribute.builder().required(false).mutable(true).build())
                    .build())
            .passwordPolicy(
                PasswordPolicy.builder()
                    .minLength(12)
                    .requireLowercase(true)
                    .requireUppercase(true)
                    .requireDigits(true)
                    .requireSymbols(true)
                    .build())
            .mfa(Mfa.OPTIONAL)
            .mfaSecondFactor(MfaSecondFactor.builder().otp(true).sms(false).build())
            .accountRecovery(AccountRecovery.EMAIL_ONLY)
            .deletionProtection(true)
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
    Nag.allow(
        pool,
        "AwsSolutions-COG2",
        "A second factor is each user's choice: there is nothing but chat behind the account.");
    Nag.allow(
        pool,
        "AwsSolutions-COG3",
        "Threat protection needs the Plus plan, which is billed for every user; an operator who wants"
            + " it brings an issuer or turns it on in the pool.");
    UserPoolClient client =
        UserPoolClient.Builder.create(scope, "UserPoolClient")
            .userPool(pool)
            .generateSecret(false)
            // The browser signs in by SRP; the password flow is for the AWS CLI of an operator.
            .authFlows(AuthFlow.builder().userSrp(true).userPassword(true).build())
            .disableOAuth(true)
            .preventUserExistenceErrors(true)
            .enableTokenRevocation(true)
            .idTokenValidity(Duration.hours(2))
            .build();
    return new Identity(pool.getUserPoolProviderUrl(), client.getUserPoolClientId(), "id");
  }
}
