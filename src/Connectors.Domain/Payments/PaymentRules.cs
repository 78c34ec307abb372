using System.Collections.Frozen;
using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Payments;

/// <summary>Decides whether an order may go on as far as its payment is concerned. Every input has an answer: what no rule knows is held. Immutable and thread-safe.</summary>
/// <remarks>Decisions that a rule makes do not allocate.</remarks>
public sealed class PaymentRules
{
    /// <summary>Rule id of the answer to facts that no rule knows.</summary>
    public const string UnknownRuleId = "unknown";

    private const string TableName = "payments";

    private readonly FrozenDictionary<Origin, States> _origins;

    private PaymentRules(PaymentTable table)
    {
        Version = table.Version;
        var rules = table.Rules.Select(r => new CompiledRule(r, new PaymentDecision(r.Action, r.Id, table.Version, Why(r, table.Version)))).ToList();
        _origins = rules.GroupBy(static r => r.Rule.Origin).ToFrozenDictionary(static g => g.Key, static g => new States([.. g]));
    }

    /// <summary>Version of the table behind every decision.</summary>
    public string Version { get; }

    /// <summary>Checks the table and makes it ready for use, or returns all its mistakes.</summary>
    public static Compilation<PaymentRules> Compile(PaymentTable table)
    {
        var check = new TableCheck();
        check.Version(table.Version);
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < table.Rules.Count; i++)
        {
            var rule = table.Rules[i];
            var number = i + 1;
            if (check.Text(number, nameof(PaymentRule.Id), rule.Id) && !ids.TryAdd(rule.Id, number))
                check.Add(number, nameof(PaymentRule.Id), rule.Id, string.Create(CultureInfo.InvariantCulture, $"an id of one rule; row {ids[rule.Id]} has it too"));
            if (rule.Id == UnknownRuleId)
                check.Add(number, nameof(PaymentRule.Id), rule.Id, "another id; this one is taken by the answer to unknown facts");
            if (rule.Origin is not (Origin.Marketplace or Origin.B2B))
                check.Add(number, nameof(PaymentRule.Origin), rule.Origin.ToString(), "Marketplace or B2B");
            CheckConditions(rule, number, check);
            CheckAction(rule, number, check);
            var before = table.Rules.Take(i).FirstOrDefault(r => Covers(r, rule));
            if (before is not null)
                check.Add(number, nameof(PaymentRule.Id), rule.Id, $"a rule that can be reached; rule '{before.Id}' before it decides everything it would");
        }

        return check.Finish(() => new PaymentRules(table));
    }

    /// <summary>The decision of the first rule that fits, or to hold when none does.</summary>
    public PaymentDecision Decide(in PaymentFacts facts)
    {
        if (_origins.TryGetValue(facts.Origin, out var states))
        {
            foreach (var candidate in states.RulesFor(facts.OrderState ?? string.Empty))
            {
                if (candidate.Fits(facts))
                    return candidate.Decision;
            }
        }

        return Unknown(facts);
    }

    private static void CheckConditions(PaymentRule rule, int row, TableCheck check)
    {
        check.OptionalText(row, nameof(PaymentRule.OrderState), rule.OrderState);
        if (rule.Method is { Length: > 0 })
            check.Text(row, nameof(PaymentRule.Method), rule.Method);
        if (rule.PaymentState is { Length: > 0 })
            check.Text(row, nameof(PaymentRule.PaymentState), rule.PaymentState);
        if (rule.Account is { } account && !Enum.IsDefined(account))
            check.Add(row, nameof(PaymentRule.Account), account.ToString(), "a known account state");
        if (rule.Credit is { } credit && !Enum.IsDefined(credit))
            check.Add(row, nameof(PaymentRule.Credit), credit.ToString(), "a known credit standing");
    }

    private static void CheckAction(PaymentRule rule, int row, TableCheck check)
    {
        switch (rule.Action)
        {
            case PaymentAction.Hold or PaymentAction.Reject when rule.ReasonCode is null || !ReasonCatalogue.All.ContainsKey(rule.ReasonCode):
                check.Add(row, nameof(PaymentRule.ReasonCode), rule.ReasonCode ?? string.Empty, "the code of a known reason");
                break;
            case PaymentAction.Release or PaymentAction.Ignore when rule.ReasonCode is not null:
                check.Add(row, nameof(PaymentRule.ReasonCode), rule.ReasonCode, "no reason for a rule that releases or ignores");
                break;
            case PaymentAction.Release when rule.OrderState is null:
                check.Add(row, nameof(PaymentRule.OrderState), string.Empty, "the order state; nothing is released in any state");
                break;
            case PaymentAction.Hold or PaymentAction.Reject or PaymentAction.Release or PaymentAction.Ignore:
                break;
            default:
                check.Add(row, nameof(PaymentRule.Action), rule.Action.ToString(), "Hold, Release, Ignore or Reject");
                break;
        }
    }

    private static bool Covers(PaymentRule first, PaymentRule second) =>
        first.Origin == second.Origin
        && Same(first.OrderState, second.OrderState)
        && Same(first.Method, second.Method)
        && Same(first.PaymentState, second.PaymentState)
        && (first.Account is null || first.Account == second.Account)
        && (first.Credit is null || first.Credit == second.Credit);

    /// <summary>Whether a condition holds for a text; a condition that is null always does.</summary>
    private static bool Same(string? condition, string? text) => condition is null || string.Equals(condition, text, StringComparison.OrdinalIgnoreCase);

    private static Refusal? Why(PaymentRule rule, string version)
    {
        if (rule.Action is PaymentAction.Release or PaymentAction.Ignore)
            return null;
        var reason = ReasonCatalogue.All[rule.ReasonCode!];
        return new Refusal
        {
            Reason = reason,
            Message = reason.Summary,
            Remedy = "It goes on by itself once its payment, account or credit is in order.",
            Facts = [new Fact("payment rule", rule.Id)],
            Table = TableName,
            TableVersion = version,
        };
    }

    private PaymentDecision Unknown(in PaymentFacts facts) => new(
        PaymentAction.Hold,
        UnknownRuleId,
        Version,
        new Refusal
        {
            Reason = ReasonCatalogue.PaymentStatusUnknown,
            Message = "No payment rule knows this combination of states.",
            Remedy = "Add a payment rule for it once it is understood.",
            Facts =
            [
                new Fact("origin", facts.Origin.ToString()), new Fact("method", facts.Method ?? "none"), new Fact("payment state", facts.PaymentState ?? "none"),
                new Fact("order state", facts.OrderState ?? "none"), new Fact("account", facts.Account.ToString()), new Fact("credit", facts.CreditStanding.ToString()),
            ],
            Table = TableName,
            TableVersion = Version,
        });

    private sealed class CompiledRule(PaymentRule rule, PaymentDecision decision)
    {
        internal PaymentRule Rule { get; } = rule;

        internal PaymentDecision Decision { get; } = decision;

        internal bool Fits(in PaymentFacts facts) =>
            Same(Rule.PaymentState, facts.PaymentState)
            && Same(Rule.Method, facts.Method)
            && (Rule.Account is null || Rule.Account == facts.Account)
            && (Rule.Credit is null || Rule.Credit == facts.CreditStanding);
    }

    /// <summary>One origin's rules by order state, each list in table order and with the rules for any state in their place.</summary>
    private sealed class States
    {
        private readonly FrozenDictionary<string, CompiledRule[]> _byState;
        private readonly CompiledRule[] _any;

        internal States(CompiledRule[] rules)
        {
            _any = [.. rules.Where(static r => r.Rule.OrderState is null)];
            _byState = rules
                .Select(static r => r.Rule.OrderState)
                .OfType<string>()
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .ToFrozenDictionary(
                    static s => s,
                    s => rules.Where(r => Same(r.Rule.OrderState, s)).ToArray(),
                    StringComparer.OrdinalIgnoreCase);
        }

        internal CompiledRule[] RulesFor(string orderState) => _byState.TryGetValue(orderState, out var rules) ? rules : _any;
    }
}
