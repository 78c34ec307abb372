using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Connectors.SparkLayer.Json;
using Connectors.SparkLayer.Models;
using Connectors.SparkLayer.Tests.Support;
using Connectors.Tests.Shared;

namespace Connectors.SparkLayer.Tests;

/// <summary>
/// The client beside a description that was <b>reconstructed</b> from documentation and is partial: it holds facts about paths, verbs and names, and proves nothing that it does not
/// name. The vendor's own files could not be had.
/// </summary>
public sealed partial class SparkLayerContractTests
{
    private const string Reconstructed = "sparklayer/sparklayer.reconstructed.yaml";
    private static readonly SparkLayerJsonContext Json = SparkLayerJsonContext.Default;

    [ContractFact(Reconstructed)]
    public void Every_call_of_the_reconstructed_description_is_one_of_the_client()
    {
        var known = SparkLayerOperations.All.Select(static o => $"{o.Method} /{Places().Replace(o.Path, "{}")}").Append("POST /api/auth/token").ToHashSet(StringComparer.Ordinal);
        string[] verbs = ["get", "post", "put", "patch", "delete"];
        var missing =
            from path in Spec()["paths"]!.Members
            from call in path.Value.Members
            where verbs.Contains(call.Key)
            let name = $"{call.Key.ToUpperInvariant()} {Places().Replace(path.Key, "{}")}"
            where !known.Contains(name)
            select name;

        Assert.Empty(missing);
    }

    [ContractFact(Reconstructed)]
    public void What_the_reconstructed_description_does_not_have_is_marked_as_inferred_or_named()
    {
        var there = (from path in Spec()["paths"]!.Members from call in path.Value.Members select $"{call.Key.ToUpperInvariant()} {Places().Replace(path.Key, "{}")}").ToHashSet(StringComparer.Ordinal);
        string[] ofTheDossierAlone = ["customers-v1.create", "customers-v1.update", "products.create", "products.get", "products.update", "variants.get", "stock-locations.get", "stock-locations.delete"];

        Assert.Empty(Conformance.SparkLayerCalls.All
            .Where(c => !there.Contains($"{c.Operation.Method} /{Places().Replace(c.Operation.Path, "{}")}") && c.Evidence != "I" && !ofTheDossierAlone.Contains(c.Operation.Code))
            .Select(static c => c.Operation.Code));
    }

    [ContractFact(Reconstructed)]
    public void Every_member_of_the_reconstructed_description_is_one_of_the_models()
    {
        var schemas = Spec()["components"]!["schemas"]!;
        (string Schema, JsonTypeInfo Model)[] pairs =
        [
            ("TokenRequest", Json.TokenRequest), ("PriceList", Json.PriceList), ("PriceListRule", Json.PriceListRule), ("Price", Json.QuantityPrice), ("PriceRow", Json.PriceRow),
            ("SkuPricing", Json.SkuPrices), ("SkuListPricing", Json.SkuPrices), ("ListPricing", Json.ListPrices), ("StockWrite", Json.StockUpdate), ("StockLevel", Json.StockLevel),
            ("StockLocation", Json.StockLocation), ("Customer", Json.Customer), ("Customer", Json.CustomerChange), ("Address", Json.Address), ("Money", Json.PurchaseMoney), ("PurchaseBase", Json.PurchaseSummary),
            ("Purchase", Json.Purchase), ("TaxLine", Json.PurchaseTaxLine), ("LineTotal", Json.PurchaseLineTotal), ("Package", Json.PurchasePackage), ("LineItem", Json.PurchaseLine), ("Transaction", Json.Transaction),
        ];
        var missing = new List<string>();
        foreach (var (schema, model) in pairs)
            missing.AddRange(Missing(schemas, schemas[schema]!, model, schema));

        // The vendor gives a customer its ids; a change never does.
        Assert.Equal(["Customer.id", "Customer.legacy_id"], missing);
    }

    [ContractFact(Reconstructed)]
    public void Every_word_of_the_reconstructed_lists_has_a_constant()
    {
        var schemas = Spec()["components"]!["schemas"]!;
        (YamlNode Node, Type Words)[] pairs =
        [
            (schemas["PriceListSource"]!, typeof(PriceListSource)),
            (schemas["PurchaseType"]!, typeof(PurchaseType)),
            (schemas["PriceListRule"]!["properties"]!["adjustment_direction"]!, typeof(AdjustmentDirection)),
            (schemas["Customer"]!["properties"]!["role"]!, typeof(CustomerRole)),
            (schemas["PurchaseBase"]!["properties"]!["payment_method"]!, typeof(PurchasePaymentMethod)),
        ];

        Assert.All(pairs, static pair => Assert.Equal(
            pair.Node["enum"]!.Items.Select(static i => i.Text!).Order(StringComparer.Ordinal),
            pair.Words.GetProperties().Where(p => p.PropertyType == pair.Words).Select(static p => p.GetValue(null)!.ToString()!).Order(StringComparer.Ordinal)));
    }

    private static YamlNode Spec() => YamlNode.Parse(File.ReadAllText(ContractFactAttribute.Find(Reconstructed)!));

    private static IEnumerable<string> Missing(YamlNode schemas, YamlNode schema, JsonTypeInfo model, string path)
    {
        foreach (var (name, member) in Properties(schemas, schema))
        {
            if (model.Properties.FirstOrDefault(p => p.Name == name && !p.IsExtensionData) is not { } property)
            {
                yield return $"{path}.{name}";
                continue;
            }

            var inner = Resolve(schemas, member);
            var items = inner["items"] is { } list ? Resolve(schemas, list) : inner;
            if (items["properties"] is not null && Json.GetTypeInfo(Element(property.PropertyType)) is { Kind: JsonTypeInfoKind.Object } type)
            {
                foreach (var missing in Missing(schemas, items, type, $"{path}.{name}"))
                    yield return missing;
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, YamlNode>> Properties(YamlNode schemas, YamlNode schema) => (Resolve(schemas, schema)["properties"]?.Members ?? [])
        .Concat(Resolve(schemas, schema)["allOf"]?.Items.SelectMany(part => Properties(schemas, part)) ?? []);

    private static YamlNode Resolve(YamlNode schemas, YamlNode node) => node["$ref"]?.Text is { } reference ? schemas[reference.Split('/')[^1]]! : node;

    private static Type Element(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Connectors.Http.Json.Optional<>))
            type = type.GetGenericArguments()[0];
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : type;
    }

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Places();
}
