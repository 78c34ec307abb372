using Connectors.Domain.Ports;

namespace Connectors.Http;

/// <summary>One operation of a vendor's API, as data: what is called, whether a repeat is safe, and how often it may be called.</summary>
public sealed record Operation
{
    /// <summary>The system, for example <c>mirakl</c>; also a telemetry tag.</summary>
    public required string System { get; init; }

    /// <summary>The vendor's own code, for example <c>OR21</c>; a short stable name where the vendor has none.</summary>
    public required string Code { get; init; }

    /// <summary>The HTTP method. It says nothing about repeats: <see cref="RetrySafety"/> does.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>Path template relative to the base address, a leading slash does not count: <c>api/orders/{order_id}/accept</c>.</summary>
    public required string Path { get; init; }

    /// <summary>What may be done when the outcome is unknown.</summary>
    public required RetrySafety RetrySafety { get; init; }

    /// <summary>
    /// What 404 means. <see cref="FailureKind.NotAvailable"/> suits an operation that names nothing which could be missing: then it is
    /// the operation itself that is not there.
    /// </summary>
    public FailureKind NotFoundMeans { get; init; } = FailureKind.NotFound;

    /// <summary>
    /// What 409 means. <see cref="FailureKind.NotExecuted"/> suits an operation that is refused only while another of its kind runs: nothing was carried out, and it is tried again.
    /// </summary>
    public FailureKind ConflictMeans { get; init; } = FailureKind.Conflict;

    /// <summary>
    /// Name of the call budget its calls are counted in; null counts them for themselves. Vendors that limit an account as a whole give
    /// all their operations the same name and the same <see cref="Limits"/>.
    /// </summary>
    public string? Budget { get; init; }

    /// <summary>
    /// Name of the operations of an account that share a circuit breaker with it, because they work or fail together. The operation's own code by
    /// default, so that what fails alone stops nothing else.
    /// </summary>
    public string Group { get => field ?? Code; init; }

    /// <summary>Published maximum call frequencies, all of which hold; never null, empty when none is published.</summary>
    public IReadOnlyList<CallLimit> Limits { get => field ?? []; init; }

    /// <summary>
    /// About how many points a call takes, where the vendor counts in points and answers tell what is left (<see cref="CallCost"/>); zero where it does not. An estimate for the first call: from
    /// then on what the vendor asked for the same operation last is expected again.
    /// </summary>
    public decimal Points { get; init; }

    /// <summary>
    /// Published shortest time between two runs of a schedule, whatever pages a run has; null when none is published. It is for
    /// <see cref="CallPlan"/>: budgets keep <see cref="Limits"/> only, so that a repeat after a failure is not forbidden.
    /// </summary>
    public TimeSpan? ShortestInterval { get; init; }

    /// <summary>Published time between two runs that the vendor recommends; null when none is published.</summary>
    public TimeSpan? RecommendedInterval { get; init; }
}
