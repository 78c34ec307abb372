using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Internal;
using Connectors.Dynamics365.BusinessCentral.Json;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Http;
using Connectors.Tests.Shared;

namespace Connectors.Conformance.Tests.BusinessCentral;

/// <summary>Every name, type, length, member of an enum, read-only flag and action that the client uses is the contract's.</summary>
public sealed partial class BusinessCentralContractTests
{
    /// <summary>Bytes are read and written apart, and PDFs have sets of their own.</summary>
    private static readonly HashSet<string> Streams = ["attachmentContent", "pdfDocument/pdfDocumentContent"];

    private static readonly BusinessCentralJsonContext Json = BusinessCentralJsonContext.Default;
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<JsonTypeInfo>> Documents = KnownEntities.Documents(Json);

    [Fact]
    public void Every_document_that_is_read_or_written_is_compared()
    {
        var models = typeof(Item).Assembly.GetExportedTypes().Where(static t => t.Namespace == typeof(Item).Namespace && t.IsClass && t != typeof(EntityFinding));
        None(models.Except(Documents.Values.SelectMany(static d => d).Select(static d => d.Type)).Select(static t => t.Name));
    }

    [ContractFact(BusinessCentralContract.File)]
    public void Every_member_is_in_the_contract_with_its_type() => None(Members().SelectMany(static m => Faults(m.Set, m.Document, m.Member)));

    [ContractFact(BusinessCentralContract.File)]
    public void Every_member_that_is_written_may_be_written() => None(
        from m in Members()
        where IsWritten(m.Document) && BusinessCentralContract.Field(SetOf(m.Set), m.Member.Name) is { } field && BusinessCentralContract.IsReadOnly(field)
        select $"{m.Document.Type.Name}.{m.Member.Name} is read-only");

    [ContractFact(BusinessCentralContract.File)]
    public void What_is_created_or_changed_may_be() => None(
        from set in Documents
        from document in set.Value
        where IsWritten(document) && !BusinessCentralContract.Can(SetOf(set.Key), document.Type.Name.StartsWith("New", StringComparison.Ordinal) ? "insert" : "update")
        select document.Type.Name);

    [ContractFact(BusinessCentralContract.File)]
    public void Every_member_of_an_enum_is_in_the_contract() => None(
        from m in Members()
        let type = Nullable.GetUnderlyingType(m.Member.PropertyType) ?? m.Member.PropertyType
        where IsEnum(type)
        let field = BusinessCentralContract.Field(SetOf(m.Set), m.Member.Name)
        from ours in type.GetProperties(BindingFlags.Public | BindingFlags.Static)
        where field is null || !BusinessCentralContract.MembersOf(field.Value).Contains(ours.GetValue(null)!.ToString()!)
        select $"{type.Name}.{ours.Name} of {m.Set}.{m.Member.Name}");

    [ContractFact(BusinessCentralContract.File)]
    public void Every_length_that_is_documented_is_the_contracts()
    {
        var texts = Summaries();
        var wrong = from m in Members()
                    let field = BusinessCentralContract.Field(SetOf(m.Set), m.Member.Name)
                    where field is not null && BusinessCentralContract.TypeOf(field.Value) == "string"
                    let documented = LengthIn(texts, m.Document, m.Member)
                    where (documented is not null || IsWritten(m.Document)) && documented != BusinessCentralContract.LengthOf(field.Value)
                    select $"{m.Document.Type.Name}.{m.Member.Name}: {documented?.ToString(CultureInfo.InvariantCulture) ?? "none"} is documented, {BusinessCentralContract.LengthOf(field.Value)} is right";
        None(wrong);
    }

    [ContractFact(BusinessCentralContract.File)]
    public void Every_operation_names_what_the_contract_has() => None(BusinessCentralOperationsList.All.SelectMany(static o => Faults(o)));

    [ContractFact(BusinessCentralContract.File)]
    public void A_wrong_name_type_or_action_would_be_found()
    {
        Assert.NotEmpty(Faults("companies", Json.Item, Json.Item.Properties.Single(static p => p.Name == "gtin")));
        Assert.NotEmpty(Faults("salesOrders", Json.SalesCreditMemo, Json.SalesCreditMemo.Properties.Single(static p => p.Name == "creditMemoDate")));
        Assert.NotEmpty(Faults("locations", Json.Item, Json.Item.Properties.Single(static p => p.Name == "unitPrice")));
        Assert.NotEmpty(Faults(BusinessCentralOperations.PostJournal with { Path = "companies({company})/journals({id})/Microsoft.NAV.send" }));
        Assert.NotEmpty(Faults(BusinessCentralOperations.CreateJournal with { Path = "companies({company})/accounts" }));
    }

    private static void None(IEnumerable<string> faults) => Assert.Equal("", string.Join('\n', faults));

    private static IEnumerable<(string Set, JsonTypeInfo Document, JsonPropertyInfo Member)> Members() =>
        from set in Documents
        from document in set.Value
        from member in document.Properties
        where !member.IsExtensionData && member.Name[0] != '@'
        select (set.Key, document, member);

    private static IEnumerable<string> Faults(string set, JsonTypeInfo document, JsonPropertyInfo member)
    {
        if (BusinessCentralContract.Set(set) is not { } entity)
            return [$"{set} is no entity set"];
        var type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
        if (BusinessCentralContract.Field(entity, member.Name) is not { } field)
        {
            return BusinessCentralContract.Navigation(entity, member.Name) is { } navigation && (type.IsClass || IsList(type)) && type != typeof(string)
                && IsList(type) == (navigation.GetProperty("multiplicity").GetString() == "many") ? [] : [$"{document.Type.Name}.{member.Name} is in {set} neither field nor navigation"];
        }

        var expected = BusinessCentralContract.TypeOf(field);
        return Fits(expected, type) ? [] : [$"{document.Type.Name}.{member.Name} is {type.Name}, the contract says {expected}"];
    }

    private static bool Fits(string expected, Type type) => expected switch
    {
        "guid" => type == typeof(Guid),
        "decimal" => type == typeof(decimal),
        "date" => type == typeof(DateOnly),
        "datetime" => type == typeof(DateTimeOffset),
        "boolean" => type == typeof(bool),
        "int32" => type == typeof(int),
        "int64" => type == typeof(long),
        "string" or "dateformula" => type == typeof(string),
        "enum" => IsEnum(type) || type == typeof(string),
        _ => false,
    };

    private static IEnumerable<string> Faults(Operation operation)
    {
        const string InCompany = "companies({company})/";
        var path = operation.Path.StartsWith(InCompany, StringComparison.Ordinal) ? operation.Path[InCompany.Length..] : operation.Path;
        if (path[0] == '$')
            yield break;
        var parts = path.Split('/', 2);
        var name = parts[0].Split('(')[0];
        if (BusinessCentralContract.Set(name) is not { } set)
        {
            yield return $"{operation.Code}: {name} is no entity set";
            yield break;
        }

        var target = set;
        if (parts is [_, var rest])
        {
            if (rest.StartsWith("Microsoft.NAV.", StringComparison.Ordinal))
            {
                if (!BusinessCentralContract.HasAction(set, rest) || operation.Method != HttpMethod.Post)
                    yield return $"{operation.Code}: {name} has no action {rest}";
                yield break;
            }

            if (Streams.Contains(rest))
                yield break;
            if (BusinessCentralContract.Navigation(set, rest) is null || BusinessCentralContract.Set(rest) is not { } child)
            {
                yield return $"{operation.Code}: {name} leads to no {rest}";
                yield break;
            }

            target = child;
        }

        var capability = operation.Method.Method switch { "POST" => "insert", "PATCH" => "update", "DELETE" => "delete", _ => null };
        if (capability is not null && !BusinessCentralContract.Can(target, capability))
            yield return $"{operation.Code}: the set does not allow to {capability}";
    }

    private static bool IsWritten(JsonTypeInfo document) => document.Type.Name.StartsWith("New", StringComparison.Ordinal) || document.Type.Name.EndsWith("Change", StringComparison.Ordinal);

    private static bool IsEnum(Type type) => type.IsValueType && type.GetInterfaces().Any(static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IStringValue<>));

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    private static System.Text.Json.JsonElement SetOf(string name) => BusinessCentralContract.Set(name)!.Value;

    private static int? LengthIn(Dictionary<string, string> texts, JsonTypeInfo document, JsonPropertyInfo member)
    {
        var property = document.Type.GetProperties().Single(p => p.Name.Equals(member.Name, StringComparison.OrdinalIgnoreCase));
        return texts.TryGetValue($"P:{document.Type.FullName}.{property.Name}", out var text) && Length().Match(text) is { Success: true } match
            ? int.Parse(match.Groups["length"].Value, CultureInfo.InvariantCulture)
            : null;
    }

    private static Dictionary<string, string> Summaries() => XDocument.Load(Path.ChangeExtension(typeof(Item).Assembly.Location, ".xml")).Descendants("member")
        .ToDictionary(static m => (string)m.Attribute("name")!, static m => (string?)m.Element("summary") ?? "", StringComparer.Ordinal);

    [GeneratedRegex(@"at most (?<length>\d+) characters")]
    private static partial Regex Length();
}
