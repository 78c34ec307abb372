namespace Connectors.Simulators.Faults;

/// <summary>What happens to requests on the way between seller and vendor, each a switch with its share of requests, from 0 (never, the default) to 1 (always), drawn from the seed.</summary>
/// <remarks>
/// At most one of them happens to a request; their shares add up. An answer that was spoiled on the way carries the header <c>x-simulated-fault</c>
/// with the name of the behaviour, so that a test can tell it from the vendor's own. Every one counts in <see cref="LedgerReport.FaultsInjected"/>.
/// </remarks>
public sealed record WayBehaviours
{
    /// <summary>A proxy answers 200 with a web page; the vendor has done what it was asked.</summary>
    public decimal PagesAfterEffect { get; init; }

    /// <summary>200 without a body; the vendor has done what it was asked.</summary>
    public decimal EmptyAnswersAfterEffect { get; init; }

    /// <summary>A gateway answers 404 with a web page; the vendor never saw the request.</summary>
    public decimal GatewayNotFound { get; init; }

    /// <summary>A gateway answers 302 to its sign-in page; the vendor never saw the request.</summary>
    public decimal GatewayRedirects { get; init; }

    /// <summary>A proxy answers 407; the vendor never saw the request.</summary>
    public decimal ProxySignIns { get; init; }

    /// <summary>A gateway answers 421, misdirected; the vendor never saw the request.</summary>
    public decimal Misdirected { get; init; }

    /// <summary>A gateway answers 521, 522 or 523: it did not reach the vendor.</summary>
    public decimal OriginUnreachable { get; init; }

    /// <summary>A gateway answers 520 or 524: it lost the vendor's answer; the vendor has done what it was asked.</summary>
    public decimal OriginAnswersLost { get; init; }

    /// <summary>The vendor answers 401 although the credentials are good, never twice in a row; nothing was done.</summary>
    public decimal UnauthorizedOnce { get; init; }

    /// <summary>The connection breaks before the vendor saw the request.</summary>
    public decimal ResetsBeforeEffect { get; init; }

    /// <summary>The connection breaks after the vendor did what it was asked.</summary>
    public decimal ResetsAfterEffect { get; init; }

    /// <summary>One record of a good list cannot be read: another type, an impossible date, a missing id, half a character.</summary>
    public decimal UnreadableRecords { get; init; }

    /// <summary>The answer stops half way, its length as announced; the vendor has done what it was asked.</summary>
    public decimal CutAnswers { get; init; }

    /// <summary>The answer comes twice in one body; the vendor has done what it was asked, once.</summary>
    public decimal DoubledAnswers { get; init; }

    /// <summary>429 with <c>Retry-After</c> in whole seconds; nothing was done.</summary>
    public decimal ThrottledForSeconds { get; init; }

    /// <summary>429 with <c>Retry-After</c> as a date; nothing was done.</summary>
    public decimal ThrottledUntilDate { get; init; }

    /// <summary>429 with <c>Retry-After</c> as a date that has passed; nothing was done.</summary>
    public decimal ThrottledUntilPastDate { get; init; }

    /// <summary>429 with a <c>Retry-After</c> that nobody can wait for, larger than any number of seconds that a program counts in; nothing was done.</summary>
    public decimal ThrottledForAges { get; init; }

    /// <summary>429 with a fraction of a second in <c>Retry-After</c>; nothing was done.</summary>
    public decimal ThrottledForFractions { get; init; }

    /// <summary>429 without <c>Retry-After</c>; nothing was done.</summary>
    public decimal ThrottledWithoutWait { get; init; }

    /// <summary>429 that tells its wait only in the text of its body, at vendors that do so; nothing was done.</summary>
    public decimal ThrottledInWords { get; init; }

    /// <summary>What an ordinary day has of it.</summary>
    public static WayBehaviours Ordinary { get; } = new()
    {
        PagesAfterEffect = 0.0005m,
        EmptyAnswersAfterEffect = 0.0002m,
        GatewayNotFound = 0.0005m,
        GatewayRedirects = 0.0002m,
        ProxySignIns = 0.0001m,
        Misdirected = 0.0001m,
        OriginUnreachable = 0.001m,
        OriginAnswersLost = 0.0005m,
        UnauthorizedOnce = 0.0003m,
        ResetsBeforeEffect = 0.001m,
        ResetsAfterEffect = 0.0005m,
        UnreadableRecords = 0.0005m,
        CutAnswers = 0.0003m,
        DoubledAnswers = 0.0001m,
        ThrottledForSeconds = 0.002m,
        ThrottledUntilDate = 0.0005m,
        ThrottledUntilPastDate = 0.0002m,
        ThrottledForAges = 0.0001m,
        ThrottledForFractions = 0.0003m,
        ThrottledWithoutWait = 0.0003m,
        ThrottledInWords = 0.0003m,
    };

    /// <summary>What a bad day has of it.</summary>
    public static WayBehaviours Bad { get; } = new()
    {
        PagesAfterEffect = 0.01m,
        EmptyAnswersAfterEffect = 0.005m,
        GatewayNotFound = 0.01m,
        GatewayRedirects = 0.005m,
        ProxySignIns = 0.002m,
        Misdirected = 0.002m,
        OriginUnreachable = 0.01m,
        OriginAnswersLost = 0.01m,
        UnauthorizedOnce = 0.005m,
        ResetsBeforeEffect = 0.01m,
        ResetsAfterEffect = 0.01m,
        UnreadableRecords = 0.01m,
        CutAnswers = 0.005m,
        DoubledAnswers = 0.002m,
        ThrottledForSeconds = 0.01m,
        ThrottledUntilDate = 0.003m,
        ThrottledUntilPastDate = 0.002m,
        ThrottledForAges = 0.001m,
        ThrottledForFractions = 0.003m,
        ThrottledWithoutWait = 0.003m,
        ThrottledInWords = 0.003m,
    };
}
