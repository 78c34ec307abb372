namespace Connectors.Shopify;

/// <summary>Codes of failures that callers act on, as <see cref="Domain.Ports.PortException.ErrorCode"/> has them: the vendor's own, and one of ours.</summary>
public static class ShopifyErrorCodes
{
    /// <summary>The points of the app in the store are used up; nothing was done, and the exception says how long to wait.</summary>
    public const string Throttled = "THROTTLED";

    /// <summary>The app lacks a right.</summary>
    public const string AccessDenied = "ACCESS_DENIED";

    /// <summary>One call costs more points than one may: a smaller page is asked for.</summary>
    public const string MaxCostExceeded = "MAX_COST_EXCEEDED";

    /// <summary>A refusal (<c>userErrors</c>) that came without a code of its own; its details name the fields.</summary>
    public const string UserError = "user-error";

    /// <summary>A metafield is not what the digest stands for any more.</summary>
    public const string Stale = "STALE_OBJECT";

    /// <summary>The digest is none.</summary>
    public const string InvalidDigest = "INVALID_COMPARE_DIGEST";

    /// <summary>Stock is not what it was compared with any more.</summary>
    public const string StaleQuantity = "CHANGE_FROM_QUANTITY_STALE";

    /// <summary>The first request with this key is still being worked on: the same key again, later.</summary>
    public const string KeyInUse = "IDEMPOTENCY_CONCURRENT_REQUEST";

    /// <summary>The key was used for something else: a mistake of the caller's.</summary>
    public const string KeyOfOther = "IDEMPOTENCY_KEY_PARAMETER_MISMATCH";

    /// <summary>The first request with this key failed: another attempt takes another key.</summary>
    public const string KeyOfFailed = "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED";

    /// <summary>A large read is running already, and one runs at a time.</summary>
    public const string BulkInProgress = "OPERATION_IN_PROGRESS";
}
