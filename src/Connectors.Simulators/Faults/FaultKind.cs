namespace Connectors.Simulators.Faults;

/// <summary>What goes wrong with a request on purpose.</summary>
internal enum FaultKind
{
    None = 0,

    /// <summary>429 with Retry-After; nothing was done.</summary>
    TooMany,

    /// <summary>503; nothing was done.</summary>
    Unavailable,

    /// <summary>500 although it was done.</summary>
    ErrorAfterEffect,

    /// <summary>The connection breaks although it was done.</summary>
    AbortAfterEffect,

    /// <summary>The answer stops half way although it was done.</summary>
    TruncatedBody,

    /// <summary>A gateway's HTML page (502) although it was done.</summary>
    HtmlAfterEffect,

    // Those below are switches of their own: WayBehaviours and TimeBehaviours say what they are.
    PageAfterEffect,
    EmptyAfterEffect,
    GatewayNotFound,
    GatewayRedirect,
    ProxySignIn,
    Misdirected,
    OriginUnreachable,
    OriginAnswerLost,
    Unauthorized,
    ResetBeforeEffect,
    UnreadableRecord,
    DoubledAnswer,
    ThrottledForSeconds,
    ThrottledUntilDate,
    ThrottledUntilPastDate,
    ThrottledForAges,
    ThrottledForFractions,
    ThrottledWithoutWait,
    ThrottledInWords,
    LateCommit,
    SlowAnswer,
    StaleRead,
}
