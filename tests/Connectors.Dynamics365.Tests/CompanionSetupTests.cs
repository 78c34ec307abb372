using System.Net;
using Connectors.Domain.Values;
using Connectors.Dynamics365.Tests.Support;
using Connectors.Http;

namespace Connectors.Dynamics365.Tests;

/// <summary>How Business Central is set up to count and to tax, as a companion extension tells it.</summary>
public sealed class CompanionSetupTests
{
    private const string Units = """
        {"value":[{"id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01","itemNumber":"A1","unitOfMeasureCode":"PCS","quantityPerUnitOfMeasure":1},
                  {"id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d02","itemNumber":"A1","unitOfMeasureCode":"CASE","quantityPerUnitOfMeasure":12},
                  {"id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d03","itemNumber":"B2","unitOfMeasureCode":"PCS","quantityPerUnitOfMeasure":1}]}
        """;
    private const string Setups = """
        {"value":[{"id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01","businessGroupCode":"DOMESTIC","productGroupCode":"VAT20","calculationType":"Normal_x0020_VAT","percentage":20},
                  {"id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d02","businessGroupCode":"DOMESTIC","productGroupCode":"BOOK","calculationType":"Full VAT","percentage":100},
                  {"id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d03","businessGroupCode":"","productGroupCode":"VAT20","calculationType":"Normal VAT","percentage":19},
                  {"id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d04","businessGroupCode":"EU","productGroupCode":"VAT20","calculationType":"Reverse Charge VAT","percentage":20}]}
        """;
    private const string Areas = """
        {"value":[{"@odata.etag":"W/\"1\"","id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9e01","code":"DOMESTIC","displayName":"At home","taxType":"VAT"},
                  {"@odata.etag":"W/\"1\"","id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9e02","code":"EU","displayName":"Abroad","taxType":"VAT"}]}
        """;

    [Fact]
    public async Task Units_of_the_items_come_under_the_spelling_asked_for_and_no_others()
    {
        using var wire = Named().Answer(Metadata(), mediaType: "application/xml").Answer(Units);

        var units = await wire.Erp.FindItemUnitsAsync([new Sku("a1"), new Sku("X9")]);

        Assert.Equal([("a1", "PCS", 1m), ("a1", "CASE", 12m)], units!.Select(static u => (u.Sku.Value, u.UnitText, u.BaseUnits)));
        Assert.EndsWith("/itemUnits", wire.Requests[1].Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VAT_comes_by_the_business_group_of_each_customer_and_reverse_charge_puts_none_on_the_document()
    {
        using var wire = Named().Answer(Metadata(), mediaType: "application/xml").Answer(Setups).Answer(Areas).Answer("""
            {"value":[{"@odata.etag":"W/\"1\"","id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9f01","number":"C1","displayName":"At home","taxAreaId":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9e01"},
                      {"@odata.etag":"W/\"1\"","id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9f02","number":"C2","displayName":"Abroad","taxAreaId":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9e02"},
                      {"@odata.etag":"W/\"1\"","id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9f03","number":"C3","displayName":"Nowhere","taxAreaId":"00000000-0000-0000-0000-000000000000"},
                      {"@odata.etag":"W/\"1\"","id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9f04","number":"C4","displayName":"Lost","taxAreaId":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9e09"}]}
            """);

        var rates = await wire.Erp.FindTaxRatesAsync([new CustomerNumber("c1"), new CustomerNumber("C2"), new CustomerNumber("C3"), new CustomerNumber("C4"), new CustomerNumber("C5")]);

        Assert.Equal(
            [("c1", "VAT20", (decimal?)20m, "Normal VAT"), ("c1", "BOOK", null, "Full VAT"), ("C2", "VAT20", 0m, "Reverse Charge VAT"), ("C3", "VAT20", 19m, "Normal VAT")],
            rates!.Select(static r => (r.Customer.Value, r.TaxGroup, r.RatePercent, r.CalculationText)));
    }

    [Fact]
    public async Task What_no_page_tells_is_not_told_and_costs_no_call()
    {
        using var without = new BusinessCentralWire();
        using var lacking = Named().Answer(CompanionMetadata.Of(static name => name is not ("quantityPerUnitOfMeasure" or "percentage")), mediaType: "application/xml");

        Assert.Null(await without.Erp.FindItemUnitsAsync([new Sku("A1")]));
        Assert.Null(await without.Erp.FindTaxRatesAsync([new CustomerNumber("C1")]));
        Assert.Null(await lacking.Erp.FindItemUnitsAsync([new Sku("A1")]));
        Assert.Null(await lacking.Erp.FindTaxRatesAsync([new CustomerNumber("C1")]));

        Assert.Empty(without.Requests);
        Assert.Single(lacking.Requests);
        Assert.Contains("Whether the ERP counts packs as the units table does is not compared: it lacks itemUnits.quantityPerUnitOfMeasure.", lacking.Companion.Last!.ToSentences());
        Assert.Contains("Whether the ERP is set up to tax as the taxes table says is not compared: it lacks taxSetups.percentage.", lacking.Companion.Last!.ToSentences());
    }

    [Fact]
    public async Task Each_page_tells_what_is_its_own_matter_whatever_the_other_lacks()
    {
        using var units = Named().Answer(CompanionMetadata.Of(static name => name != "taxSetups"), mediaType: "application/xml").Answer(Units);
        using var taxes = Named().Answer(CompanionMetadata.Of(static name => name != "itemUnits"), mediaType: "application/xml").Answer(Setups).Answer(Areas);

        Assert.Equal(2, (await units.Erp.FindItemUnitsAsync([new Sku("A1")]))!.Count);
        Assert.Null(await units.Erp.FindTaxRatesAsync([new CustomerNumber("C1")]));
        Assert.Null(await taxes.Erp.FindItemUnitsAsync([new Sku("A1")]));
        Assert.Empty((await taxes.Erp.FindTaxRatesAsync([]))!);
    }

    [Fact]
    public async Task What_cannot_be_read_is_told()
    {
        const string Broken = """{"value":[{"id":"6b1f2a7c-9f10-4c56-8a35-2f7f0f4b9d01","number":7}]}""";
        using var wire = Named().Answer(Metadata(), mediaType: "application/xml").Answer(Broken).Answer(Broken).Answer(Broken).Answer(Broken);

        Assert.Single((await wire.Erp.FindItemUnitsAsync([new Sku("A1")]))!.Unreadable);
        Assert.Equal(3, (await wire.Erp.FindTaxRatesAsync([new CustomerNumber("C1")]))!.Unreadable.Count);
    }

    [Fact]
    public async Task While_nobody_can_tell_whether_it_is_told_nothing_is_said()
    {
        using var wire = Named().Answer("", HttpStatusCode.ServiceUnavailable);

        await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Erp.FindItemUnitsAsync([new Sku("A1")]));
    }

    [Fact]
    public async Task A_page_that_is_gone_fails_and_is_asked_for_anew()
    {
        using var wire = Named().Answer(Metadata(), mediaType: "application/xml").AnswerError(HttpStatusCode.NotFound, "BadRequest_NotFound", "No HTTP resource was found.").Answer(Metadata(), mediaType: "application/xml").Answer(Units);

        await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Erp.FindItemUnitsAsync([new Sku("A1")]));

        Assert.Equal(2, (await wire.Erp.FindItemUnitsAsync([new Sku("A1")]))!.Count);
        Assert.Equal(4, wire.Requests.Count);
    }

    private static BusinessCentralWire Named() => new(static o => o.CompanionRoute = "contoso/connectors/v1.0");

    private static string Metadata() => CompanionMetadata.Of(static _ => true);
}
