using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Rules;

namespace Connectors.Flows.Tests.Support;

/// <summary>The order flow of a release to come: everything that it keeps has other member names, and what the release before it kept is renamed as it is read.</summary>
internal sealed class NextOrderFlow(OrderPorts ports, IReadOnlyList<OrderInstance> instances, IReadOnlyList<HostRule>? rules)
    : OrderFlow(ports, instances, rules, Layout<OrderState>(), Layout<OrderInput>(), Layout<OrderEffect>())
{
    private static readonly Dictionary<string, string> NewNames = new(StringComparer.Ordinal)
    {
        [nameof(OrderState.AcceptedAt)] = "AcknowledgedAt",
        [nameof(OrderState.Confirmed)] = "Told",
        ["WarehouseOrderId"] = "Fulfiller",
        ["Dispatches"] = "Parcels",
        ["ShipmentId"] = "Parcel",
        ["Order"] = "Document",
    };

    private static readonly JsonSerializerOptions Next = new(OrderJsonContext.Default.Options) { TypeInfoResolver = OrderJsonContext.Default.WithAddedModifier(Rename) };

    public override int Format => base.Format + 1;

    /// <summary>How many texts of the release before were renamed.</summary>
    public static int Upgraded;

    protected override string UpgradeState(int format, string state) => Upgrade(state);

    protected override string UpgradeInput(int format, string input) => Upgrade(input);

    protected override string UpgradeEffect(int format, string effect) => Upgrade(effect);

    private static JsonTypeInfo<T> Layout<T>() => (JsonTypeInfo<T>)Next.GetTypeInfo(typeof(T));

    private static void Rename(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            property.Name = NewNames.GetValueOrDefault(property.Name, property.Name);
    }

    private static string Upgrade(string text)
    {
        Interlocked.Increment(ref Upgraded);
        return Renamed(JsonNode.Parse(text))!.ToJsonString();
    }

    private static JsonNode? Renamed(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(static m => KeyValuePair.Create(NewNames.GetValueOrDefault(m.Key, m.Key), Renamed(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Renamed)]),
        _ => node?.DeepClone(),
    };
}
