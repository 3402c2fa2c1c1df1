package io.roomcast.local.sns;

/** All of the contract that needs no other clock. */
interface SnsContract
    extends PublishContract,
        DeduplicationContract,
        DeliveryContract,
        OrderContract,
        SubscriptionContract,
        BatchContract {}
