using System.Globalization;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Carriers;

/// <summary>What a carrier table must be, so that every question has one answer.</summary>
internal static class CarrierTableRules
{
    internal static void Check(CarrierTable table, TableCheck check)
    {
        check.Version(table.Version);
        CheckRows(table.Rows, check);
        CheckPolicies(table.Policies, check);
        CheckAliases(table.Aliases, check);
    }

    private static void CheckRows(IReadOnlyList<CarrierRow> rows, TableCheck check)
    {
        var seen = new Dictionary<(ConnectionName, ConnectionName?, string, string?), (int Number, CarrierRow Row)>();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var number = i + 1;
            check.Text(number, nameof(CarrierRow.Marketplace), row.Marketplace.Value);
            if (row.Warehouse is { } warehouse)
                check.Text(number, nameof(CarrierRow.Warehouse), warehouse.Value);
            check.Text(number, nameof(CarrierRow.Code), row.Code.Value);
            CheckRule(row.Tracking, number, nameof(CarrierRow.Tracking), check);
            if (!CheckName(row.Text, number, nameof(CarrierRow.Text), check) | (row.Service is not null && !CheckName(row.Service, number, nameof(CarrierRow.Service), check)))
                continue;

            var key = (row.Marketplace, row.Warehouse, CarrierText.Fold(row.Text), row.Service is null ? null : CarrierText.Fold(row.Service));
            if (seen.TryAdd(key, (number, row)))
                continue;
            var (first, other) = seen[key];
            if (other.Code != row.Code)
                check.Add(number, nameof(CarrierRow.Code), row.Code.Value, string.Create(CultureInfo.InvariantCulture, $"one code for one text; row {first} says '{other.Code}'"));
            if (other.Tracking != row.Tracking)
                check.Add(number, nameof(CarrierRow.Tracking), row.Tracking.ToString(), string.Create(CultureInfo.InvariantCulture, $"one rule for one text; row {first} says {other.Tracking}"));
        }
    }

    private static void CheckPolicies(IReadOnlyList<CarrierPolicy> policies, TableCheck check)
    {
        var seen = new HashSet<(ConnectionName, string?)>();
        for (var i = 0; i < policies.Count; i++)
        {
            var policy = policies[i];
            check.Text(i + 1, "Policy.Marketplace", policy.Marketplace.Value);
            check.OptionalText(i + 1, "Policy.ShippingService", policy.ShippingService);
            CheckRule(policy.Tracking, i + 1, "Policy.Tracking", check);
            if (!Enum.IsDefined(policy.Unmapped))
                check.Add(i + 1, "Policy.Unmapped", policy.Unmapped.ToString(), "Hold or UnregisteredFallback");
            if (!seen.Add((policy.Marketplace, policy.ShippingService)))
                check.Add(i + 1, "Policy.ShippingService", policy.ShippingService ?? string.Empty, "one policy for a marketplace and shipping service");
        }
    }

    private static void CheckAliases(IReadOnlyList<CarrierAlias> aliases, TableCheck check)
    {
        var seen = new Dictionary<string, CarrierId>(StringComparer.Ordinal);
        for (var i = 0; i < aliases.Count; i++)
        {
            var (text, carrier) = aliases[i];
            check.Text(i + 1, "Alias.Carrier", carrier.Value);
            if (CheckName(text, i + 1, "Alias.Text", check) && !seen.TryAdd(CarrierText.Fold(text), carrier) && seen[CarrierText.Fold(text)] is var other && other != carrier)
                check.Add(i + 1, "Alias.Carrier", carrier.Value, $"one carrier for one name; it is '{other}' too");
        }
    }

    private static bool CheckName(string text, int row, string column, TableCheck check)
    {
        if (!check.Text(row, column, text))
            return false;
        var isName = CarrierText.Fold(text).Length > 0;
        if (!isName)
            check.Add(row, column, text, "a letter or a digit");
        return isName;
    }

    private static void CheckRule(TrackingRule rule, int row, string column, TableCheck check)
    {
        if (!Enum.IsDefined(rule))
            check.Add(row, column, rule.ToString(), "AsListed, NotRequired or Required");
    }
}
