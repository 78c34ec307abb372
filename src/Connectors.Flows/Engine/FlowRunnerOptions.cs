namespace Connectors.Flows.Engine;

/// <summary>How a <see cref="FlowRunner"/> works.</summary>
public sealed class FlowRunnerOptions
{
    /// <summary>The clock of flows, where it is another than the host's; null for the host's.</summary>
    public TimeProvider? Time { get; set; }

    /// <summary>Name of this worker, for people. Default: the machine's name.</summary>
    public string Worker { get; set; } = Environment.MachineName;

    /// <summary>Cases worked on at once; at least 1. Default 64: commits that finish together are carried out together.</summary>
    public int Concurrency { get; set; } = 64;

    /// <summary>How long a case stays ours without a sign of life. Default 2 minutes.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Wait after the first failure of an effect; it doubles with each. Default 30 s.</summary>
    public TimeSpan BaseBackoff { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest wait between attempts, unless a system asks for more. Default 15 minutes.</summary>
    public TimeSpan MaxBackoff { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Failures in a row after which a person must see it; it goes on trying. Default 5.</summary>
    public int Patience { get; set; } = 5;

    /// <summary>How often flows load anew what other workers may have learned. Default 15 minutes.</summary>
    public TimeSpan RefreshEvery { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Longest wait for work of other processes when nothing is due. Default 5 s.</summary>
    public TimeSpan IdleWait { get; set; } = TimeSpan.FromSeconds(5);
}
