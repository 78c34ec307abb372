using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Shopify.Internal;
using Connectors.Shopify.Tests.Support;
using Connectors.Tests.Shared;
using GraphQLParser;
using GraphQLParser.AST;

namespace Connectors.Shopify.Tests.Documents;

/// <summary>The documents: one an operation, allowed by both ends of the supported versions and by the schema that the simulator keeps.</summary>
public sealed class DocumentTests
{
    private const string Oldest = "2026-01";
    private const string Newest = "2026-10";

    private static IReadOnlyList<Operation> Operations { get; } =
        [.. typeof(ShopifyOperations).GetProperties().Where(static p => p.PropertyType == typeof(Operation)).Select(static p => (Operation)p.GetValue(null)!)];

    [Fact]
    public void Every_operation_has_a_document_and_every_document_an_operation() =>
        Assert.Equal(Operations.Select(static o => o.Code).Order(StringComparer.Ordinal), GraphQlDocuments.Codes.Order(StringComparer.Ordinal));

    [Fact]
    public void A_document_holds_one_operation_that_is_named_like_it_and_a_read_is_a_query() => Assert.All(Operations, static operation =>
    {
        var definition = Assert.Single(Parser.Parse(GraphQlDocuments.Of(operation.Code)).Definitions.OfType<GraphQLOperationDefinition>());
        Assert.Equal(operation.Code.Replace("-", "", StringComparison.Ordinal), definition.Name!.StringValue, ignoreCase: true);
        Assert.Equal(operation.RetrySafety == RetrySafety.Read ? OperationType.Query : OperationType.Mutation, definition.Operation);
        Assert.Equal("result", ((GraphQLField)definition.SelectionSet.Selections[0]).Alias!.Name.StringValue);
    });

    [Fact]
    public void Every_mutation_asks_for_its_refusals() => Assert.All(Operations.Where(static o => o.RetrySafety != RetrySafety.Read), static operation =>
        Assert.Contains("userErrors", GraphQlDocuments.Of(operation.Code), StringComparison.Ordinal));

    [ContractFact("shopify/admin-2026-01.graphql")]
    public Task The_oldest_version_allows_every_document() => AllowedAsync(AdminSchema.Of(Oldest));

    [ContractFact("shopify/admin-2026-10.graphql")]
    public Task The_newest_version_allows_every_document() => AllowedAsync(AdminSchema.Of(Newest));

    [Fact]
    public Task The_simulators_schema_allows_every_document() => AllowedAsync(AdminSchema.Ours());

    [Fact]
    public async Task A_document_that_asks_for_what_is_not_there_is_found() =>
        Assert.NotEmpty(await AdminSchema.Ours().CheckAsync(GraphQlDocuments.Of("order").Replace("poNumber", "purchaseNumber", StringComparison.Ordinal)));

    [ContractFact("shopify/admin-2026-10.graphql")]
    public void No_document_asks_for_what_is_deprecated()
    {
        var deprecated = AdminSchema.Of(Newest).Document.Definitions.OfType<GraphQLObjectTypeDefinition>()
            .Where(static t => t.Fields is not null)
            .ToDictionary(static t => t.Name.StringValue, static t => t.Fields!.Where(static f => f.Directives?.Any(static d => d.Name.Value == "deprecated") == true).Select(static f => f.Name.StringValue).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var ours = AdminSchema.Ours().Document.Definitions.OfType<GraphQLObjectTypeDefinition>();

        Assert.Empty(ours.SelectMany(type => type.Fields!.Where(f => deprecated[type.Name.StringValue].Contains(f.Name.StringValue)).Select(f => $"{type.Name.Value}.{f.Name.Value}")));
    }

    private static async Task AllowedAsync(AdminSchema schema)
    {
        var problems = new List<string>();
        foreach (var code in GraphQlDocuments.Codes)
            problems.AddRange((await schema.CheckAsync(GraphQlDocuments.Of(code))).Select(problem => $"{code}: {problem}"));
        Assert.Empty(problems);
    }
}
