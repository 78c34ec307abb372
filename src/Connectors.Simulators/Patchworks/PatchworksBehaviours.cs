namespace Connectors.Simulators.Patchworks;

/// <summary>What the integration platform does beside the ordinary course: shares from 0 (never, the default) to 1 (always), drawn from the seed, and readings of what is not documented.</summary>
public sealed record PatchworksBehaviours
{
    /// <summary>How long a token lasts. Default a day, as documented.</summary>
    public TimeSpan TokenLife { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long a run waits in the queue before it begins. Default none.</summary>
    public TimeSpan QueueTime { get; init; }

    /// <summary>How long a run takes. Default a minute.</summary>
    public TimeSpan RunTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Share of runs that fail.</summary>
    public decimal FailedRuns { get; init; }

    /// <summary>Share of runs that somebody stops in the dashboard.</summary>
    public decimal StoppedRuns { get; init; }

    /// <summary>Share of runs that succeed in part.</summary>
    public decimal PartialRuns { get; init; }

    /// <summary>Share of runs that succeed and have dropped their payload, with a warning.</summary>
    public decimal DroppedPayloads { get; init; }

    /// <summary>Share of failed runs that a person runs again within the hour.</summary>
    public decimal RetriedByPeople { get; init; }

    /// <summary>Whether fields stand within <c>attributes</c>, and not beside the id.</summary>
    public bool WrappedFields { get; init; }

    /// <summary>Whether what is asked for beside a thing is named like the request (<c>trackedData</c>), and not like the fields.</summary>
    public bool NamedLikeAsked { get; init; }

    /// <summary>Whether ids of runs are texts, and not numbers.</summary>
    public bool TextRunIds { get; init; }

    /// <summary>Whether states of runs are words, and not numbers.</summary>
    public bool WordsForStates { get; init; }

    /// <summary>Where a start tells the run's id: <c>flow_run_id</c> (default), <c>id</c> or <c>data.id</c>; empty tells it nowhere.</summary>
    public string StartTellsRunIn { get; init; } = "flow_run_id";

    /// <summary>Name of the member that the sign-in takes the user from. Default <c>username</c>.</summary>
    public string LoginNameMember { get; init; } = "username";

    /// <summary>Calls of Core and Start in any minute; more are 429 with <c>Retry-After</c>. Default 240.</summary>
    public int CallsPerMinute { get; init; } = 240;

    /// <summary>Calls of webhooks in any minute. Default 120.</summary>
    public int WebhooksPerMinute { get; init; } = 120;

    /// <summary>Calls of callbacks in any minute. Default 240.</summary>
    public int CallbacksPerMinute { get; init; } = 240;
}
