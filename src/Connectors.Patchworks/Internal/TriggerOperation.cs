using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Patchworks.Internal;

/// <summary>What the operations of webhooks and callbacks share: where they go is a secret, nothing can be looked up, and all of a kind count together.</summary>
internal static class TriggerOperation
{
    public static Operation Make(string system, string code, HttpMethod method, string budget, int callsPerMinute) => new()
    {
        System = system,
        Code = code,
        Method = method,
        Path = "(secret)",
        RetrySafety = RetrySafety.Create,
        Group = code.Split('.')[0],
        Budget = budget,
        Limits = [new CallLimit(callsPerMinute, TimeSpan.FromMinutes(1))],
    };
}
