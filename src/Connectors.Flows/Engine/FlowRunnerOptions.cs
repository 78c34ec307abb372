using Connectors.Flows.Storage;

namespace Connectors.Flows.Engine;

/// <summary>How a <see cref="FlowRunner"/> works.</summary>
public sealed class FlowRunnerOptions
{
    /// <summary>The clock of flows, where it is another than the host's; null for the host's.</summary>
    public TimeProvider? Time { get; set; }

    /// <summary>The real clock of leases and time limits; null for the system's. Another one only in tests.</summary>
    public TimeProvider? LeaseClock { get; set; }

    /// <summary>Name of this worker, for people. Default: the machine's name.</summary>
    public string Worker { get; set; } = Environment.MachineName;

    /// <summary>
    /// Where the host keeps its runbooks, an address (http or https): the records that <see cref="ICaseQuery"/> of the host's services gives carry the address of theirs then, <c>https://wiki.example.com/runbooks/carrier.unmapped.md</c>.
    /// Null, the default, leaves the name alone.
    /// </summary>
    public string? Runbooks { get; set; }

    /// <summary>Cases worked on at once; at least 1. Default 64: commits that finish together are carried out together. Effects of one connection take at most three quarters of them, so that what hangs with it keeps nobody else waiting; below 4 there is nothing to keep free.</summary>
    public int Concurrency { get; set; } = 64;

    /// <summary>How long a case stays ours without a sign of life, in real time. Default 2 minutes.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long before the end of its lease nothing is sent any more. Default 10 s, at most a third of the lease.</summary>
    public TimeSpan LeaseMargin { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest time one run of an effect may take, unless the flow says otherwise, in real time: then it is given up and looked up. Default 5 minutes.</summary>
    public TimeSpan EffectTimeLimit { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a stop waits for effects that are under way, so that what they bring is kept. Default 20 s; keep it below the host's own shutdown time-out (30 s).</summary>
    public TimeSpan StopWithin { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Wait after the first failure of an effect; it doubles with each. Default 30 s.</summary>
    public TimeSpan BaseBackoff { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest wait between attempts, also when a system asks for more: that it did so is a record then. Default 15 minutes.</summary>
    public TimeSpan MaxBackoff { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Failures in a row after which a person must see it; it goes on trying. Default 5.</summary>
    public int Patience { get; set; } = 5;

    /// <summary>Failures in a row that nobody planned for after which a case is set aside. Default 5.</summary>
    public int SetAsideAfter { get; set; } = 5;

    /// <summary>Longest time a flow's source of knowledge may take, in real time: then the flow's cases wait, and others do not wait for it. Default 10 s.</summary>
    public TimeSpan KnowledgeTimeLimit { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often schedules are looked after and unserved cases are counted. Default 1 minute.</summary>
    public TimeSpan RefreshEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long an open case may be due without any worker before a person must see it. Default 30 minutes.</summary>
    public TimeSpan UnservedAfter { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Longest wait when nothing is due that nobody holds, in real time: so much later at most than other processes bring work, or than the lease of a worker that died ends, it is seen. Default 5 s.</summary>
    public TimeSpan IdleWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long cases that are over are kept (<see cref="RetentionPolicy.ClosedCases"/>). Default null: for ever, because only the host knows what it must be able to prove.</summary>
    public TimeSpan? KeepClosedCases { get; set; }

    /// <summary>How long journal entries of open cases are kept (<see cref="RetentionPolicy.JournalOfOpenCases"/>). Default null: for ever.</summary>
    public TimeSpan? KeepJournalOfOpenCases { get; set; }

    /// <summary>How long ids of heard inputs of open cases are kept (<see cref="RetentionPolicy.HeardInputs"/>). Default null: for ever.</summary>
    public TimeSpan? KeepHeardInputs { get; set; }

    /// <summary>How long closed exception records are kept (<see cref="RetentionPolicy.ClearedExceptions"/>). Default null: for ever.</summary>
    public TimeSpan? KeepClearedExceptions { get; set; }

    /// <summary>
    /// How long an order that stays open keeps what it knows of persons, from when it was placed: whatever holds it up, it is erased then as by a person's request (<see cref="CaseAct.Erase"/>), and its journal names this setting.
    /// What was not sent on by then is not sent to nobody, but waits for a person. Must be longer than orders may rightly wait. Default null: until the order ends.
    /// </summary>
    public TimeSpan? KeepPersonalData { get; set; }

    /// <summary>How often a running host removes what is no longer kept, in real time. Default 1 hour; nothing is done while everything is kept for ever.</summary>
    public TimeSpan PruneEvery { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Most cases, and most exception records, that are removed in one transaction; at least 1. Default 500.</summary>
    public int PrunePortion { get; set; } = 500;

    internal RetentionPolicy GetRetention() => new()
    {
        ClosedCases = KeepClosedCases,
        JournalOfOpenCases = KeepJournalOfOpenCases,
        HeardInputs = KeepHeardInputs,
        ClearedExceptions = KeepClearedExceptions,
        Portion = PrunePortion,
    };

    /// <summary><see cref="Runbooks"/> as an address that ends in a slash; null when there is none, or when the text is none.</summary>
    internal Uri? GetRunbooks() =>
        Uri.TryCreate(Runbooks?.TrimEnd('/') + '/', UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address is { Query.Length: 0, Fragment.Length: 0, UserInfo.Length: 0 } ? address : null;
}
