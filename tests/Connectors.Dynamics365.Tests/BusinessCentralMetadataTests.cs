using System.Net;
using System.Text;
using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral.Internal;
using Connectors.Dynamics365.BusinessCentral.Json;
using Connectors.Dynamics365.Tests.Support;
using Connectors.Http;

namespace Connectors.Dynamics365.Tests;

public sealed class BusinessCentralMetadataTests
{
    [Fact]
    public async Task An_environment_that_has_everything_has_no_finding()
    {
        using var wire = new BusinessCentralWire().Answer(Metadata(static (_, _) => true), mediaType: "application/xml");
        Assert.Empty(await wire.Client.CheckEntitiesAsync());
        var request = Assert.Single(wire.Requests);
        Assert.Equal((BusinessCentralWire.Root + "$metadata", "application/xml"), (request.Address.AbsoluteUri, request.Headers["Accept"]));
    }

    [Fact]
    public async Task What_is_not_there_is_told_by_set_and_member()
    {
        using var wire = new BusinessCentralWire().Answer(
            Metadata(static (set, member) => set is not ("returnReceipts" or "salesReturnOrders") && (set, member) is not ("salesOrders", "email") and not ("salesOrders", "salesOrderLines")), mediaType: "application/xml");
        Assert.Equal(
            [new("returnReceipts", null), new("salesOrders", "email"), new("salesOrders", "salesOrderLines"), new("salesReturnOrders", null)],
            (await wire.Client.CheckEntitiesAsync()).OrderBy(static f => f.EntitySet + f.Member, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Only_the_sets_that_are_used_are_compared()
    {
        using var wire = new BusinessCentralWire().Answer(Metadata(static (set, _) => set != "returnReceipts"), mediaType: "application/xml");
        Assert.Empty(await wire.Client.CheckEntitiesAsync(["salesOrders", "items"]));
    }

    [Fact]
    public async Task A_set_that_the_client_does_not_know_is_refused_before_anything_is_sent()
    {
        using var wire = new BusinessCentralWire();
        await Assert.ThrowsAsync<ArgumentException>(() => wire.Client.CheckEntitiesAsync(["salesorders"]));
        Assert.Empty(wire.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<edmx:Edmx")]
    [InlineData("""{"value":[]}""")]
    [InlineData("<Edmx><Schema><EntityType Name=\"item\"><Property Name=\"id\"/></EntityType></Schema></Edmx>")]
    [InlineData("<!DOCTYPE Edmx [<!ENTITY a \"b\">]><Edmx/>")]
    public async Task What_is_no_metadata_is_unreadable(string body)
    {
        using var wire = new BusinessCentralWire().Answer(body, mediaType: "application/xml");
        var error = await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Client.CheckEntitiesAsync());
        Assert.Equal(FailureKind.Unreadable, error.Kind);
    }

    [Fact]
    public async Task A_refusal_is_told()
    {
        using var wire = new BusinessCentralWire().AnswerError(HttpStatusCode.Unauthorized, "Authentication_InvalidCredentials", "The server has rejected the client credentials.");
        await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => wire.Client.CheckEntitiesAsync());
    }

    private static string Metadata(Func<string, string, bool> has)
    {
        var known = KnownEntities.All(BusinessCentralJsonContext.Default);
        var xml = new StringBuilder("""<?xml version="1.0" encoding="utf-8"?><edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="Microsoft.NAV" xmlns="http://docs.oasis-open.org/odata/ns/edm">""");
        foreach (var (set, members) in known)
        {
            xml.Append($"""<EntityType Name="{set}Type"><Key><PropertyRef Name="id"/></Key>""");
            foreach (var member in members.Where(m => has(set, m)))
                xml.Append(char.IsAsciiLetterLower(member[0]) && member.EndsWith("Lines", StringComparison.Ordinal) ? $"""<NavigationProperty Name="{member}" Type="Collection(x)"/>""" : $"""<Property Name="{member}" Type="Edm.String"/>""");
            xml.Append("</EntityType>");
        }

        xml.Append("""<EntityContainer Name="NAV">""");
        foreach (var set in known.Keys.Where(s => has(s, "")))
            xml.Append($"""<EntitySet Name="{set}" EntityType="Microsoft.NAV.{set}Type"/>""");
        return xml.Append("</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>").ToString();
    }
}
