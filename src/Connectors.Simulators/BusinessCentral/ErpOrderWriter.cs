using System.Collections.Frozen;
using System.Globalization;
using System.Net.Mail;
using System.Text.Json;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.BusinessCentral;

/// <summary>Writes the members of orders and lines, validated in the order they come, as if typed one after another. What fails half way is left to the caller to undo.</summary>
internal sealed class ErpOrderWriter(ErpCompany company)
{
    /// <summary>No amount has more digits before its point.</summary>
    private const decimal Largest = 999_999_999_999m;

    private static readonly string[] LineTypes = ["Comment", "Account", "Item", "Resource", "Fixed Asset", "Charge", "Allocation Account"];

    /// <summary>Texts of the header that are codes.</summary>
    private static readonly FrozenSet<string> Codes = new[]
    {
        "externalDocumentNumber", "billToCustomerNumber", "sellToCountry", "sellToPostCode", "shipToCountry", "shipToPostCode",
        "shortcutDimension1Code", "shortcutDimension2Code", "currencyCode", "salesperson",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Members of a line that a released order refuses; what is shipped and invoiced next may still be said.</summary>
    private static readonly FrozenSet<string> Locked = new[]
    {
        "quantity", "unitPrice", "discountPercent", "discountAmount", "unitOfMeasureCode", "unitOfMeasureId", "taxCode", "itemVariantId", "locationId", "shipmentDate",
    }.ToFrozenSet(StringComparer.Ordinal);

    public ErpError? Header(ErpDocument order, JsonElement from, bool isNew, string lines = "salesOrderLines")
    {
        foreach (var member in from.EnumerateObject())
        {
            if (member.Name.Contains('@', StringComparison.Ordinal))
                continue;
            if (ErpSets.ReadOnlyOfOrder.Contains(member.Name))
                return ErpError.ReadOnly(member.Name);
            var wrong = ErpSets.WritableTexts.TryGetValue(member.Name, out var limit)
                ? HeaderText(order, member.Name, member.Value, limit)
                : HeaderMember(order, member.Name, member.Value, isNew, lines);
            if (wrong is not null)
                return wrong;
        }

        return null;
    }

    public ErpError? NewLine(ErpDocument order, JsonElement from)
    {
        var line = new ErpLine
        {
            Id = company.NewId("order-line", $"{company.History.Count.Text()}/{order.Number}/{order.Lines.Count.Text()}/{order.Version.Text()}"),
            Sequence = (order.Lines.Count == 0 ? 0 : order.Lines[^1].Sequence) + 10_000,
            LocationId = company.DefaultLocation,
        };
        if (from.TryGetProperty("itemId", out _) && from.TryGetProperty("accountId", out _))
            return ErpError.Rule("Both \"itemId\" and \"accountId\" are specified. Specify only one of them.");
        if (Line(order, line, from, isNew: true) is { } wrong)
            return wrong;
        order.Lines.Add(line);
        return null;
    }

    public ErpError? Line(ErpDocument order, ErpLine line, JsonElement from, bool isNew)
    {
        foreach (var member in from.EnumerateObject())
        {
            var (name, value) = (member.Name, member.Value);
            if (name.Contains('@', StringComparison.Ordinal))
                continue;
            if (ErpSets.ReadOnlyOfLine.Contains(name))
                return ErpError.ReadOnly(name);
            if (order.Status != "Draft" && Locked.Contains(name))
                return ErpError.NotOpen(order);
            if ((isNew ? null : Fixed(name)) is { } immutable)
                return immutable;
            if (LineMember(order, line, name, value) is { } wrong)
                return wrong;
        }

        return null;
    }

    private ErpError? HeaderText(ErpDocument order, string name, JsonElement value, int limit)
    {
        if (!TryText(value, out var text))
            return ErpError.Type(name);
        if (text.Length > limit)
            return ErpError.TooLong(text, limit);
        if (Codes.Contains(name))
            text = ErpSetup.Fold(text);
        var wrong = name switch
        {
            _ when text.Length == 0 => null,
            "billToCustomerNumber" when company.Customers.TrueForAll(c => c.Number != text) => ErpError.NotRelated("Bill-to Customer No.", "Sales Header", text, "Customer"),
            "currencyCode" when !ErpSetup.IsCurrency(text) => ErpError.Rule("The \"currencyCode\" does not match to a Currency."),
            "sellToCountry" when !ErpSetup.IsCountry(text) => ErpError.NotRelated("Sell-to Country/Region Code", "Sales Header", text, "Country/Region"),
            "shipToCountry" when !ErpSetup.IsCountry(text) => ErpError.NotRelated("Ship-to Country/Region Code", "Sales Header", text, "Country/Region"),
            "phoneNumber" when text.Any(char.IsLetter) => ErpError.Rule("Sell-to Phone No. must not contain letters"),
            "email" when !IsEmail(text) => ErpError.Rule($"The email address \"{text}\" is not valid."),
            _ => null,
        };
        if (wrong is null)
            order.Texts[name] = name == "currencyCode" && text == ErpSetup.LocalCurrency ? string.Empty : text;
        return wrong;
    }

    private ErpError? HeaderMember(ErpDocument order, string name, JsonElement value, bool isNew, string lines)
    {
        switch (name)
        {
            case var _ when isNew && name == lines:
                return Lines(order, value, lines);
            case "customerNumber":
                if (!TryText(value, out var number))
                    return ErpError.Type(name);
                return Customer(order, company.Customers.Find(c => c.Number == ErpSetup.Fold(number)),
                    ErpError.NotRelated("Sell-to Customer No.", "Sales Header", ErpSetup.Fold(number), "Customer"), isNew);
            case "customerId":
                return TryId(value, out var id)
                    ? Customer(order, company.Customers.Find(c => c.Id == id), ErpError.Rule("The sell-to customer cannot be found."), isNew)
                    : ErpError.Type(name);
            case "billToCustomerId":
                if (!TryId(value, out var billTo))
                    return ErpError.Type(name);
                if (company.Customers.Find(c => c.Id == billTo) is not { } payer)
                    return ErpError.Rule("The bill-to customer cannot be found.");
                if (order.Text("billToCustomerNumber") is { Length: > 0 } other && other != payer.Number)
                    return ErpError.Rule("The bill-to customer values do not match to a specific Customer.");
                order.Texts["billToCustomerNumber"] = payer.Number;
                return null;
            case "currencyId":
                if (!TryId(value, out var currency))
                    return ErpError.Type(name);
                return company.Setup.IsCurrencyId(currency) ? null : ErpError.Rule("The \"currencyId\" does not match to a Currency.");
            case "paymentTermsId":
                if (!TryId(value, out var terms))
                    return ErpError.Type(name);
                if (company.Setup.TermsCode(terms) is not { } termsCode)
                    return ErpError.Rule("The \"paymentTermsId\" does not match to a Payment Terms.");
                (order.Texts[name], order.Texts["paymentTermsCode"]) = (terms.ToString(), termsCode);
                return null;
            case "shipmentMethodId":
                if (!TryId(value, out var method))
                    return ErpError.Type(name);
                if (company.Setup.MethodCode(method) is not { } methodCode)
                    return ErpError.Rule("The \"shipmentMethodId\" does not match to a Shipment Method.");
                (order.Texts[name], order.Texts["shipmentMethodCode"]) = (method.ToString(), methodCode);
                return null;
            case "orderDate" or "postingDate" or "requestedDeliveryDate" or "documentDate" or "validUntilDate":
                if (!TryDate(value, out var date))
                    return ErpError.Type(name);
                order.Texts[name] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                return null;
            case "pricesIncludeTax" or "partialShipping":
                if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
                    return ErpError.Type(name);
                if (name == "pricesIncludeTax")
                    order.PricesIncludeTax = value.GetBoolean();
                else
                    order.PartialShipping = value.GetBoolean();
                return null;
            case "discountAmount":
                if (!TryNumber(value, out var discount))
                    return ErpError.Type(name);
                order.InvoiceDiscount = ErpLine.Round(discount);
                return null;
            default:
                return ErpError.UnknownProperty(name, "salesOrder");
        }
    }

    private ErpError? Lines(ErpDocument order, JsonElement lines, string name)
    {
        if (lines.ValueKind != JsonValueKind.Array)
            return ErpError.Type(name);
        foreach (var line in lines.EnumerateArray())
        {
            if ((line.ValueKind == JsonValueKind.Object ? NewLine(order, line) : ErpError.Type(name)) is { } wrong)
                return wrong;
        }

        return null;
    }

    /// <summary>An order has what its customer's card says until something else is written.</summary>
    private static ErpError? Customer(ErpDocument order, ErpCustomerRecord? found, ErpError missing, bool isNew)
    {
        if (found is null)
            return missing;
        if (order.Customer is { } named && isNew && named != found)
            return ErpError.Rule("The sell-to customer values do not match to a specific Customer.");
        order.Customer = found;
        foreach (var (name, text) in (ReadOnlySpan<(string, string)>)
        [
            ("sellToAddressLine1", found.AddressLine1), ("sellToAddressLine2", found.AddressLine2), ("sellToCity", found.City), ("sellToCountry", found.Country),
            ("sellToState", found.State), ("sellToPostCode", found.PostCode), ("salesperson", found.Salesperson), ("currencyCode", found.Currency),
            ("paymentTermsId", found.TermsId.ToString()), ("paymentTermsCode", found.Terms), ("shipmentMethodId", found.MethodId.ToString()), ("email", found.Email),
        ])
            order.Texts.TryAdd(name, text);
        return null;
    }

    private static ErpError? Fixed(string name) => name switch
    {
        "documentId" => ErpError.Rule("The value for \"documentId\" cannot be modified."),
        "sequence" => ErpError.Rule("The value for sequence cannot be modified. Delete and insert the line again."),
        "lineObjectNumber" => ErpError.Rule("The value for \"lineObjectNumber\" cannot be modified."),
        "lineType" or "itemId" or "accountId" => ErpError.ReadOnly(name),
        _ => null,
    };

    private ErpError? LineMember(ErpDocument order, ErpLine line, string name, JsonElement value)
    {
        switch (name)
        {
            case "sequence":
                return TryNumber(value, out var sequence) && sequence == decimal.Truncate(sequence) ? null : ErpError.Type(name);
            case "documentId" or "unitOfMeasureId" or "itemVariantId" or "locationId" or "itemId" or "accountId":
                return TryId(value, out var id) ? LineId(order, line, name, id) : ErpError.Type(name);
            case "shipmentDate":
                if (!TryDate(value, out var date))
                    return ErpError.Type(name);
                line.ShipmentDate = date;
                return null;
            case "quantity" or "unitPrice" or "discountPercent" or "discountAmount" or "shipQuantity" or "invoiceQuantity":
                return TryNumber(value, out var number) ? Number(order, line, name, number) : ErpError.Type(name);
            case "lineType" or "lineObjectNumber" or "unitOfMeasureCode" or "description" or "description2" or "taxCode":
                return TryText(value, out var text) ? LineText(order, line, name, text) : ErpError.Type(name);
            default:
                return ErpError.UnknownProperty(name, "salesOrderLine");
        }
    }

    private ErpError? LineId(ErpDocument order, ErpLine line, string name, Guid id)
    {
        switch (name)
        {
            case "itemId":
                line.LineType = "Item";
                return company.Items.Find(i => i.Id == id) is { } item ? Item(order, line, item) : ErpError.Rule("Item does not exist.");
            case "accountId":
                line.LineType = "Account";
                return company.Journals.Accounts.Find(a => company.NewId("account", a.Number) == id) is { } account ? Object(order, line, account.Number) : ErpError.Rule("Account does not exist.");
            case "itemVariantId":
                line.VariantId = id;
                return null;
            case "locationId":
                line.LocationId = id;
                return null;
            case "unitOfMeasureId" when line.Item is { } of && of.Units.FirstOrDefault(u => company.NewId("unit", u.Code) == id) is { Code: { } code }:
                return Unit(order, line, code);
            default:
                return null;
        }
    }

    private ErpError? LineText(ErpDocument order, ErpLine line, string name, string text)
    {
        var limit = name switch { "description" => 100, "lineObjectNumber" => 20, "unitOfMeasureCode" => 10, _ => 50 };
        if (text.Length > limit)
            return ErpError.TooLong(text, limit);
        switch (name)
        {
            case "lineType":
                var type = ErpWord.Unescape(text);
                if (!LineTypes.Contains(type, StringComparer.Ordinal))
                    return ErpError.Validation("Unknown", $"'{type}' is not an option. The existing options are: {string.Join(',', LineTypes)}");
                line.LineType = type;
                return null;
            case "lineObjectNumber":
                return Object(order, line, ErpSetup.Fold(text));
            case "unitOfMeasureCode":
                return Unit(order, line, ErpSetup.Fold(text));
            case "description":
                line.Description = text;
                return null;
            case "description2":
                line.Description2 = text;
                return null;
            default:
                TaxCode(order, line, ErpSetup.Fold(text));
                return null;
        }
    }

    private ErpError? Object(ErpDocument order, ErpLine line, string number)
    {
        line.ObjectNumber = number;
        switch (line.LineType)
        {
            case "Item":
                return company.Items.Find(i => i.Number == number) is { } item ? Item(order, line, item) : ErpError.NotRelated("No.", "Sales Line", number, "Item");
            case "Account" when company.Journals.Accounts.Find(a => a.Number == number) is { } account:
                if (company.Journals.Refusal(ErpJournals.LedgerAccount, number) is { } closed)
                    return closed;
                line.Description = account.Name;
                line.TaxCode = "VAT20";
                return null;
            case "Account":
                return ErpError.NotRelated("No.", "Sales Line", number, "G/L Account");
            default:
                return null;
        }
    }

    private ErpError? Item(ErpDocument order, ErpLine line, ErpItemRecord item)
    {
        if (item.Blocked)
            return ErpError.Rule($"Blocked must be equal to 'No' in Item: No.={item.Number}. Current value is 'Yes'.");
        line.Item = item;
        line.ObjectNumber = item.Number;
        line.Description = item.Name;
        line.Unit = item.Units[0].Code;
        line.PerUnit = 1m;
        line.TaxCode = "VAT20";
        line.AgreedPrice = AgreedPrice(order, item, line.Unit);
        line.PlanPrice(order.PricesIncludeTax);
        return null;
    }

    private decimal? AgreedPrice(ErpDocument order, ErpItemRecord item, string unit) => order.Customer is { } customer ? company.Quotes.PriceOf(customer, item, unit) : null;

    private ErpError? Unit(ErpDocument order, ErpLine line, string code)
    {
        if (line.Item is not { } item)
            return null;
        if (item.Units.FindIndex(u => u.Code == code) is not (>= 0 and var at))
            return ErpError.NotRelated("Unit of Measure Code", "Sales Line", code, "Item Unit of Measure");
        (line.Unit, line.PerUnit) = item.Units[at];
        line.AgreedPrice = AgreedPrice(order, item, line.Unit);
        line.PlanPrice(order.PricesIncludeTax);
        return null;
    }

    /// <summary>In gross mode another tax code rescales a price that is already there.</summary>
    private static void TaxCode(ErpDocument order, ErpLine line, string code)
    {
        var before = line.TaxPercent;
        line.TaxCode = code;
        if (order.PricesIncludeTax && line.UnitPrice != 0 && before != line.TaxPercent)
            line.UnitPrice = ErpLine.RoundPrice(line.UnitPrice * (100m + line.TaxPercent) / (100m + before));
    }

    private static ErpError? Number(ErpDocument order, ErpLine line, string name, decimal number)
    {
        switch (name)
        {
            case "quantity":
                if (number < line.Shipped)
                    return ErpError.Rule($"Quantity must not be less than {line.Shipped.Text()} in Sales Line.");
                line.Quantity = ErpLine.RoundPrice(number);
                line.ShipNext = line.InvoiceNext = null;
                line.PlanPrice(order.PricesIncludeTax);
                return null;
            case "unitPrice":
                line.UnitPrice = ErpLine.RoundPrice(number);
                return null;
            case "discountPercent":
                if (number is < 0m or > 100m)
                    return ErpError.Rule("Line Discount % must be between 0 and 100.");
                line.DiscountPercent = ErpLine.RoundPrice(number);
                line.DiscountAmount = ErpLine.Round(line.Quantity * line.UnitPrice * number / 100m);
                return null;
            case "discountAmount":
                line.DiscountAmount = ErpLine.Round(number);
                // What the discount is in hundredths follows from it.
                line.DiscountPercent = line.Quantity * line.UnitPrice is not 0m and var whole ? ErpLine.RoundPrice(100m * line.DiscountAmount / whole) : 0m;
                return null;
            case "shipQuantity":
                if (number > line.Quantity - line.Shipped)
                    return ErpError.Rule($"You cannot ship more than {(line.Quantity - line.Shipped).Text()} units.");
                line.ShipNext = number;
                line.InvoiceNext = Math.Min(number + line.Shipped, line.Quantity) - line.Invoiced;
                return null;
            default:
                if (number > line.Shipped + line.ToShip - line.Invoiced)
                    return ErpError.Rule($"You cannot invoice more than {(line.Shipped + line.ToShip - line.Invoiced).Text()} units.");
                line.InvoiceNext = number;
                return null;
        }
    }

    private static bool TryText(JsonElement value, out string text)
    {
        text = value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;
        return value.ValueKind is JsonValueKind.String or JsonValueKind.Null;
    }

    private static bool TryId(JsonElement value, out Guid id)
    {
        id = Guid.Empty;
        return value.ValueKind == JsonValueKind.String && value.TryGetGuid(out id);
    }

    private static bool TryNumber(JsonElement value, out decimal number)
    {
        number = 0m;
        return value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out number) && number is >= -Largest and <= Largest;
    }

    private static bool TryDate(JsonElement value, out DateOnly date)
    {
        date = default;
        return value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }

    private static bool IsEmail(string text) =>
        !text.Any(char.IsWhiteSpace) && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal);
}
