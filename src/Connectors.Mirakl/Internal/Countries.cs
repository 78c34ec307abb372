using System.Collections.Frozen;
using System.Text;

namespace Connectors.Mirakl.Internal;

/// <summary>ISO 3166-1: Mirakl writes alpha-3 codes or only a free-text name, the neutral documents want alpha-2.</summary>
internal static class Countries
{
    private const string Table = """
        ABW AW Aruba
        AFG AF Afghanistan
        AGO AO Angola
        AIA AI Anguilla
        ALA AX Aland Islands
        ALB AL Albania
        AND AD Andorra
        ARE AE United Arab Emirates|UAE
        ARG AR Argentina
        ARM AM Armenia
        ASM AS American Samoa
        ATA AQ Antarctica
        ATF TF French Southern Territories
        ATG AG Antigua and Barbuda
        AUS AU Australia
        AUT AT Austria
        AZE AZ Azerbaijan
        BDI BI Burundi
        BEL BE Belgium
        BEN BJ Benin
        BES BQ Bonaire, Sint Eustatius and Saba|Caribbean Netherlands
        BFA BF Burkina Faso
        BGD BD Bangladesh
        BGR BG Bulgaria
        BHR BH Bahrain
        BHS BS Bahamas|The Bahamas
        BIH BA Bosnia and Herzegovina
        BLM BL Saint Barthelemy
        BLR BY Belarus
        BLZ BZ Belize
        BMU BM Bermuda
        BOL BO Bolivia|Plurinational State of Bolivia
        BRA BR Brazil
        BRB BB Barbados
        BRN BN Brunei Darussalam|Brunei
        BTN BT Bhutan
        BVT BV Bouvet Island
        BWA BW Botswana
        CAF CF Central African Republic
        CAN CA Canada
        CCK CC Cocos Keeling Islands|Cocos Islands
        CHE CH Switzerland
        CHL CL Chile
        CHN CN China
        CIV CI Cote d'Ivoire|Ivory Coast
        CMR CM Cameroon
        COD CD Democratic Republic of the Congo|Congo, Democratic Republic of the
        COG CG Congo|Republic of the Congo
        COK CK Cook Islands
        COL CO Colombia
        COM KM Comoros
        CPV CV Cabo Verde|Cape Verde
        CRI CR Costa Rica
        CUB CU Cuba
        CUW CW Curacao
        CXR CX Christmas Island
        CYM KY Cayman Islands
        CYP CY Cyprus
        CZE CZ Czechia|Czech Republic
        DEU DE Germany
        DJI DJ Djibouti
        DMA DM Dominica
        DNK DK Denmark
        DOM DO Dominican Republic
        DZA DZ Algeria
        ECU EC Ecuador
        EGY EG Egypt
        ERI ER Eritrea
        ESH EH Western Sahara
        ESP ES Spain
        EST EE Estonia
        ETH ET Ethiopia
        FIN FI Finland
        FJI FJ Fiji
        FLK FK Falkland Islands
        FRA FR France
        FRO FO Faroe Islands
        FSM FM Micronesia|Federated States of Micronesia
        GAB GA Gabon
        GBR GB United Kingdom|United Kingdom of Great Britain and Northern Ireland|UK|Great Britain|Britain|England|Scotland|Wales|Northern Ireland
        GEO GE Georgia
        GGY GG Guernsey
        GHA GH Ghana
        GIB GI Gibraltar
        GIN GN Guinea
        GLP GP Guadeloupe
        GMB GM Gambia|The Gambia
        GNB GW Guinea-Bissau
        GNQ GQ Equatorial Guinea
        GRC GR Greece
        GRD GD Grenada
        GRL GL Greenland
        GTM GT Guatemala
        GUF GF French Guiana
        GUM GU Guam
        GUY GY Guyana
        HKG HK Hong Kong
        HMD HM Heard Island and McDonald Islands
        HND HN Honduras
        HRV HR Croatia
        HTI HT Haiti
        HUN HU Hungary
        IDN ID Indonesia
        IMN IM Isle of Man
        IND IN India
        IOT IO British Indian Ocean Territory
        IRL IE Ireland|Republic of Ireland|Eire
        IRN IR Iran|Islamic Republic of Iran
        IRQ IQ Iraq
        ISL IS Iceland
        ISR IL Israel
        ITA IT Italy
        JAM JM Jamaica
        JEY JE Jersey
        JOR JO Jordan
        JPN JP Japan
        KAZ KZ Kazakhstan
        KEN KE Kenya
        KGZ KG Kyrgyzstan
        KHM KH Cambodia
        KIR KI Kiribati
        KNA KN Saint Kitts and Nevis
        KOR KR South Korea|Republic of Korea|Korea, Republic of
        KWT KW Kuwait
        LAO LA Laos|Lao People's Democratic Republic
        LBN LB Lebanon
        LBR LR Liberia
        LBY LY Libya
        LCA LC Saint Lucia
        LIE LI Liechtenstein
        LKA LK Sri Lanka
        LSO LS Lesotho
        LTU LT Lithuania
        LUX LU Luxembourg
        LVA LV Latvia
        MAC MO Macao|Macau
        MAF MF Saint Martin
        MAR MA Morocco
        MCO MC Monaco
        MDA MD Moldova|Republic of Moldova
        MDG MG Madagascar
        MDV MV Maldives
        MEX MX Mexico
        MHL MH Marshall Islands
        MKD MK North Macedonia|Macedonia
        MLI ML Mali
        MLT MT Malta
        MMR MM Myanmar|Burma
        MNE ME Montenegro
        MNG MN Mongolia
        MNP MP Northern Mariana Islands
        MOZ MZ Mozambique
        MRT MR Mauritania
        MSR MS Montserrat
        MTQ MQ Martinique
        MUS MU Mauritius
        MWI MW Malawi
        MYS MY Malaysia
        MYT YT Mayotte
        NAM NA Namibia
        NCL NC New Caledonia
        NER NE Niger
        NFK NF Norfolk Island
        NGA NG Nigeria
        NIC NI Nicaragua
        NIU NU Niue
        NLD NL Netherlands|The Netherlands|Holland
        NOR NO Norway
        NPL NP Nepal
        NRU NR Nauru
        NZL NZ New Zealand
        OMN OM Oman
        PAK PK Pakistan
        PAN PA Panama
        PCN PN Pitcairn
        PER PE Peru
        PHL PH Philippines
        PLW PW Palau
        PNG PG Papua New Guinea
        POL PL Poland
        PRI PR Puerto Rico
        PRK KP North Korea|Democratic People's Republic of Korea
        PRT PT Portugal
        PRY PY Paraguay
        PSE PS Palestine|State of Palestine
        PYF PF French Polynesia
        QAT QA Qatar
        REU RE Reunion
        ROU RO Romania
        RUS RU Russia|Russian Federation
        RWA RW Rwanda
        SAU SA Saudi Arabia
        SDN SD Sudan
        SEN SN Senegal
        SGP SG Singapore
        SGS GS South Georgia and the South Sandwich Islands
        SHN SH Saint Helena, Ascension and Tristan da Cunha|Saint Helena
        SJM SJ Svalbard and Jan Mayen
        SLB SB Solomon Islands
        SLE SL Sierra Leone
        SLV SV El Salvador
        SMR SM San Marino
        SOM SO Somalia
        SPM PM Saint Pierre and Miquelon
        SRB RS Serbia
        SSD SS South Sudan
        STP ST Sao Tome and Principe
        SUR SR Suriname
        SVK SK Slovakia|Slovak Republic
        SVN SI Slovenia
        SWE SE Sweden
        SWZ SZ Eswatini|Swaziland
        SXM SX Sint Maarten
        SYC SC Seychelles
        SYR SY Syria|Syrian Arab Republic
        TCA TC Turks and Caicos Islands
        TCD TD Chad
        TGO TG Togo
        THA TH Thailand
        TJK TJ Tajikistan
        TKL TK Tokelau
        TKM TM Turkmenistan
        TLS TL Timor-Leste|East Timor
        TON TO Tonga
        TTO TT Trinidad and Tobago
        TUN TN Tunisia
        TUR TR Turkey|Turkiye
        TUV TV Tuvalu
        TWN TW Taiwan
        TZA TZ Tanzania|United Republic of Tanzania
        UGA UG Uganda
        UKR UA Ukraine
        UMI UM United States Minor Outlying Islands
        URY UY Uruguay
        USA US United States|United States of America|US|America
        UZB UZ Uzbekistan
        VAT VA Holy See|Vatican City
        VCT VC Saint Vincent and the Grenadines
        VEN VE Venezuela|Bolivarian Republic of Venezuela
        VGB VG British Virgin Islands
        VIR VI United States Virgin Islands|US Virgin Islands
        VNM VN Vietnam|Viet Nam
        VUT VU Vanuatu
        WLF WF Wallis and Futuna
        WSM WS Samoa
        YEM YE Yemen
        ZAF ZA South Africa
        ZMB ZM Zambia
        ZWE ZW Zimbabwe
        """;

    private static readonly FrozenDictionary<string, string> Known = Read();

    /// <summary>The alpha-2 code of a code (alpha-3 or alpha-2) or else of a name; empty when neither is known.</summary>
    public static string ToAlpha2(string? code, string? name) =>
        Find(code) ?? Find(name) ?? string.Empty;

    private static string? Find(string? text) => text is not null && Known.TryGetValue(Fold(text), out var alpha2) ? alpha2 : null;

    private static FrozenDictionary<string, string> Read()
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var alpha2 = line[4..6];
            known[line[..3]] = alpha2;
            known[alpha2] = alpha2;
            foreach (var name in line[7..].Split('|'))
                known[Fold(name)] = alpha2;
        }

        return known.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>
    /// Upper case, letters only, accents off: <c>Côte d’Ivoire</c> and <c>COTE D'IVOIRE</c> are one. By hand, because hosts with invariant
    /// globalization cannot take accents off.
    /// </summary>
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetter(c))
                folded.Append(Plain(char.ToUpperInvariant(c)));
        }

        return folded.ToString();
    }

    private static char Plain(char upper) => upper switch
    {
        >= 'À' and <= 'Å' => 'A',
        'Ç' => 'C',
        >= 'È' and <= 'Ë' => 'E',
        >= 'Ì' and <= 'Ï' => 'I',
        'Ñ' => 'N',
        >= 'Ò' and <= 'Ö' => 'O',
        >= 'Ù' and <= 'Ü' => 'U',
        _ => upper,
    };
}
