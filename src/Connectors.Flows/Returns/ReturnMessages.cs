using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Refunds;

namespace Connectors.Flows.Returns;

/// <summary>What a return's case is told, ready to be delivered.</summary>
internal static class ReturnMessages
{
    public const string Flow = "return";
    public const int Format = 1;

    public static CaseId CaseOf(ConnectionName marketplace, string returnId) => new(Flow, $"{marketplace}:{returnId}");

    public static ConnectionName MarketplaceOf(CaseId caseId) => new(caseId.Key[..caseId.Key.IndexOf(':', StringComparison.Ordinal)]);

    public static string IdOf(CaseId caseId) => caseId.Key[(caseId.Key.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>The side table that names the returns of an order.</summary>
    public static string TableOf(OrderKey order) => $"returns-of/{order}";

    /// <summary>A snapshot of the return; the same one is heard once.</summary>
    public static InboxMessage Seen(ConnectionName marketplace, MarketplaceReturn found)
    {
        var input = new ReturnInput.Seen(found);
        return Of(CaseOf(marketplace, found.Id), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(input))))[..32], input);
    }

    public static InboxMessage Of(CaseId caseId, string inputId, ReturnInput input) => new(caseId, MarketplaceOf(caseId).Value, inputId, Write(input), Priority.Returns) { Format = Format };

    /// <summary>How the returns of these marketplaces take turns with whoever else pays something of their orders back.</summary>
    public static TurnTaker TakerOf(IEnumerable<string> marketplaces) =>
        new(Flow, [.. marketplaces], static (caseId, turn, others) => Of(caseId, $"turn {turn}", new ReturnInput.TurnCame(turn, others)));

    private static string Write(ReturnInput input) => JsonSerializer.Serialize(input, ReturnJsonContext.Default.ReturnInput);
}
