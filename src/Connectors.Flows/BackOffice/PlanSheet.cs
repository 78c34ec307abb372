using Connectors.Domain.Deadlines;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;
using Connectors.Flows.Rules;
using Connectors.Flows.Storage;

namespace Connectors.Flows.BackOffice;

/// <summary>What the parts of one decision conclude together: one use, then thrown away.</summary>
/// <param name="rejected">Effects that a system refused for good and that wait for something to change.</param>
/// <param name="rules">Rules of the host's own.</param>
/// <param name="notes">What happened, for the journal.</param>
internal sealed class PlanSheet(IReadOnlyList<RejectedEffect> rejected, IReadOnlyList<HostRule> rules, List<Note> notes)
{
    /// <summary>The document that goes into the ERP, as rules are asked about it.</summary>
    public const string SalesOrder = "sales order";

    /// <summary>The document that goes to the warehouse.</summary>
    public const string WarehouseOrder = "warehouse order";

    private readonly List<PlannedEffect<IPartEffect>> _effects = [];
    private readonly List<Problem> _problems = [];
    private readonly List<Amendment> _amendments = [];

    public IReadOnlyList<PlannedEffect<IPartEffect>> Effects => _effects;

    public IReadOnlyList<Problem> Problems => _problems;

    public List<Note> Notes => notes;

    /// <summary>What rules of the host's own amended, each with its note.</summary>
    public IReadOnlyList<Amendment> Amendments => _amendments;

    /// <summary>The clock that runs; null when none does.</summary>
    public Deadline? Deadline { get; set; }

    /// <summary>Whether something waits for a person.</summary>
    public bool Holds => _problems.Exists(static p => p.Holds);

    /// <summary>Plans an effect, unless a system refused it for good: then the order waits until something changes.</summary>
    public void Do(IPartEffect effect, RetrySafety repeat, Priority priority, DateTimeOffset? notBefore = null, TimeSpan stillWorkingFor = default)
    {
        if (rejected.FirstOrDefault(r => r.EffectId == effect.Id) is not { } no)
        {
            _effects.Add(new PlannedEffect<IPartEffect>(effect.Id, effect, repeat, priority) { NotBefore = notBefore, StillWorkingFor = stillWorkingFor });
            return;
        }

        // What an adapter missed in its system is looked for again by itself, and held meanwhile.
        if (no.AgainAt is { } again)
            _effects.Add(new PlannedEffect<IPartEffect>(effect.Id, effect, repeat, priority) { NotBefore = notBefore > again ? notBefore : again, StillWorkingFor = stillWorkingFor });
        Hold(effect.Id, new Refusal
        {
            Reason = RejectedEffects.ReasonOf(no.Why) ?? ReasonCatalogue.SystemRejected,
            Message = no.Why.Message,
            Remedy = no.AgainAt is null
                ? "Mend what the system complains of, then retry the case; a changed table or order retries it too."
                : "Mend it in the system: it is asked again by itself.",
            Facts = [new Fact("system", no.Why.System), new Fact("operation", no.Why.Operation), new Fact("code", no.Why.ErrorCode ?? "none")],
        });
    }

    /// <summary>A no whose message says all.</summary>
    public static Refusal Refuse(Reason reason, string message, string remedy) => new() { Reason = reason, Message = message, Remedy = remedy };

    /// <summary>What of an order a module's no is about, where it names a line or a shipment; else empty.</summary>
    public static string SubjectOf(Refusal refusal) =>
        refusal.Facts.FirstOrDefault(static f => f.Name is "order line" or "shipment") is { } fact ? $"{fact.Name} {fact.Value}" : string.Empty;

    /// <summary>
    /// Whether goods stay untold or unsent until a person sees to it, and nothing that is still to come mends it: nobody knows what was sent, or nothing more will leave, and it is too little, a broken pack or otherwise
    /// than was told.
    /// </summary>
    public static bool IsForAPerson(Refusal finding, DispatchStatus status) =>
        finding.Reason == ReasonCatalogue.DispatchUnclear || finding.Reason == ReasonCatalogue.ShortShipped
        || (status.IsFinal && (finding.Reason == ReasonCatalogue.BrokenPack || finding.Reason == ReasonCatalogue.DispatchDiffers));

    /// <summary>Whether a system refused the effect for good.</summary>
    public bool IsRefused(string effectId) => rejected.Any(r => r.EffectId == effectId);

    public void Hold(string subject, Refusal why) => _problems.Add(new Problem(subject, why, Severity.Warning, Deadline?.Due));

    public void Hold(string subject, Refusal why, params IReadOnlyList<string> topics) => _problems.Add(new Problem(subject, why, Severity.Warning, Deadline?.Due) { Topics = topics });

    public void Warn(string subject, Refusal why) => _problems.Add(new Problem(subject, why, Severity.Warning, Deadline?.Due) { Holds = false });

    public void Add(Problem problem) => _problems.Add(problem);

    /// <summary>Asks the host's own rules about a document that would leave next.</summary>
    /// <returns>The document as it may leave; null when a rule keeps it.</returns>
    public T? Ask<T>(T document, string subject, RuleFacts facts)
        where T : class
    {
        foreach (var rule in rules.OfType<HostRule<T>>())
        {
            RuleVerdict<T>? verdict;
            try
            {
                verdict = rule.Judge(document, facts);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                Hold(subject, new Refusal
                {
                    Reason = ReasonCatalogue.RuleFailed,
                    Message = $"Rule '{rule.Name}' version {rule.Version} failed with {failure.GetType().Name}.",
                    Remedy = "Mend the rule and deploy it; the order is looked at again by itself.",
                    Facts = [Named(rule)],
                });
                return null;
            }

            switch (verdict)
            {
                case RuleVerdict<T>.Amend amend:
                    document = amend.Document;
                    _amendments.Add(new Amendment(subject, $"{subject}: rule '{rule.Name}' version {rule.Version}", amend.Why));
                    notes.Add(_amendments[^1].Note);
                    break;
                case RuleVerdict<T>.Hold hold:
                    _problems.Add(Kept(rule, hold.Reason, subject, Severity.Warning));
                    return null;
                case RuleVerdict<T>.Veto veto:
                    _problems.Add(Kept(rule, veto.Reason, subject, Severity.Page));
                    return null;
            }
        }

        return document;
    }

    private Problem Kept(HostRule rule, RuleReason reason, string subject, Severity severity) => new(subject, new Refusal
    {
        Reason = new Reason(reason.Code, reason.Owner, reason.Message),
        Message = reason.Message,
        Remedy = reason.Remedy,
        Facts = [Named(rule), .. reason.Runbook is { } runbook ? [new Fact(ExceptionRecord.RunbookFact, runbook.ToString())] : Array.Empty<Fact>()],
    }, severity, Deadline?.Due) { Topics = reason.Topics };

    private static Fact Named(HostRule rule) => new("rule", $"{rule.Name} version {rule.Version}");
}
