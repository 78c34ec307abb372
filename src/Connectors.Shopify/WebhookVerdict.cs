namespace Connectors.Shopify;

/// <summary>What became of checking a delivery. Names say which check failed, so that they may be logged.</summary>
public enum WebhookVerdict
{
    /// <summary>Not checked.</summary>
    Unspecified = 0,

    /// <summary>The service sent it, and it is new.</summary>
    Genuine,

    /// <summary>The service sent it, and it came before within the window: a second delivery, or somebody who replays the first. It brings nothing.</summary>
    Repeated,

    /// <summary>It is not signed, or by something that is no signature.</summary>
    NotSigned,

    /// <summary>It is signed with another secret, or is not as it was signed: a body that was read and written anew is another one.</summary>
    WrongSignature,

    /// <summary>It says that it is older than the window, or from the future, or does not say when it is from.</summary>
    OutOfTime,
}
