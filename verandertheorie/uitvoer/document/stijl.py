"""How a document looks: system font, light and dark, forced colours left alone, A4 on paper."""

STIJL = """
:root{color-scheme:light dark;--inkt:#1c1c1c;--zacht:#4a4a4a;--papier:#fff;--vlak:#f1f4f8;--lijn:#8593a3;
--accent:#0b4f8a}
@media (prefers-color-scheme:dark){:root{--inkt:#ececec;--zacht:#bdbdbd;--papier:#16191d;--vlak:#23282f;--lijn:#7d8a99;
--accent:#8fc1f0}}
*{box-sizing:border-box}
html{font:100%/1.55 system-ui,sans-serif;color:var(--inkt);background:var(--papier)}
body{margin:0 auto;max-width:48rem;padding:1.5rem 1rem 3rem;overflow-wrap:anywhere}
body.antwoord{max-width:82rem;page:liggend}
h1{font-size:2rem;line-height:1.15;margin:0 0 1rem}
h2{font-size:1.5rem;line-height:1.2;margin:3rem 0 .75rem;padding-top:.75rem;border-top:3px solid var(--accent)}
nav h2{font-size:1.1rem;margin:1.5rem 0 .25rem;padding:0;border:0}
h3{font-size:1.25rem;line-height:1.25;margin:2.25rem 0 .5rem;color:var(--accent)}
h4{font-size:1.1rem;line-height:1.3;margin:1.75rem 0 .4rem}
h5{font-size:1rem;line-height:1.3;margin:1.5rem 0 .3rem;padding-top:.5rem;border-top:1px solid var(--lijn)}
p,ul,ol{margin:.5rem 0}
li{margin:.25rem 0}
a{color:var(--accent)}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
main:focus{outline:0}
.melding{padding:.6rem .9rem;border:2px solid var(--inkt);font-weight:600}
.klein,footer{font-size:.875rem;color:var(--zacht)}
footer{margin-top:3rem;border-top:1px solid var(--lijn)}
.tabel{overflow-x:auto;margin:1rem 0}
table{border-collapse:separate;border-spacing:0;width:100%;font-size:.9rem;line-height:1.4}
caption{text-align:left;font-weight:600;padding:.25rem 0}
th,td{position:relative;text-align:left;vertical-align:top;padding:.35rem .5rem;min-width:5.5rem;
border-right:1px solid var(--lijn);border-bottom:1px solid var(--lijn)}
tr>:first-child{border-left:1px solid var(--lijn)}
thead th{background:var(--vlak);font-weight:600;border-top:1px solid var(--lijn)}
th[scope=row]{font-weight:400;background:var(--vlak)}
.smal th[scope=row]{min-width:13rem}
.smal th[scope=col]:not(:first-child),.smal td{text-align:center;min-width:0;padding:.3rem .1rem;width:2.3rem;
overflow-wrap:normal}
.smal th[scope=col]:not(:first-child){font-size:.8rem}
.smal th.staand{writing-mode:vertical-rl;white-space:nowrap;vertical-align:bottom;padding:.4rem .3rem}
.smal td{font-weight:700}
.invullen td{height:3.2rem}
.invullen td:last-child{width:50%}
.alleen-horen,.sla-over:not(:focus){position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);
white-space:nowrap}
.sla-over:focus{position:absolute;left:1rem;top:.5rem;padding:.5rem 1rem;background:var(--papier)}
pre{white-space:pre-wrap;font-size:.85rem;line-height:1.4}
summary{cursor:pointer;color:var(--accent)}
@page{size:A4;margin:20mm 18mm 22mm;@bottom-right{content:counter(page) " van " counter(pages);
font:9pt system-ui,sans-serif;color:#444}}
@page liggend{size:A4 landscape}
@page smal{margin:14mm 14mm 17mm}
@media print{
:root{--inkt:#000;--zacht:#333;--papier:#fff;--vlak:#f3f3f3;--lijn:#777;--accent:#0b3a66;color-scheme:light}
html{font-size:9.5pt;line-height:1.42}
body,body.antwoord{max-width:none;padding:0}
.sla-over,details:not([open]){display:none}
h1,h2,h3,h4,h5,caption{break-after:avoid;break-inside:avoid}
h2{margin-top:2.2rem}
#in-het-kort,#doelen{break-before:page;margin-top:0}
.kort #in-het-kort{break-before:auto}
.kort nav,.kort .klein{display:none}
.kort h1{font-size:1.5rem;margin-bottom:.3rem}
.kort h2{font-size:1.15rem;margin:.9rem 0 .2rem;padding-top:.3rem;border-top-width:2px}
.kort p,.kort ul,.kort .tabel{margin:.25rem 0}
.kort main,.kort header{font-size:.86rem;line-height:1.3}
.kort footer{margin-top:.5rem}
.sessie{page:smal}
.sessie h2{margin-top:.6rem}
.sessie p{break-inside:avoid}
p,li{orphans:3;widows:3}
.melding,tr{break-inside:avoid}
.tabel{overflow:visible}
.tabel:not(:has(tbody tr:nth-child(7))){break-inside:avoid}
thead{display:table-header-group;break-after:avoid}
tbody tr:first-child{break-before:avoid}
tbody tr:last-child{break-before:avoid}
table{font-size:8.5pt;line-height:1.25}
th,td{padding:.2rem .4rem}
#in-het-kort+p+.tabel td:nth-child(2){width:28%}
.smal th[scope=row],.invullen th,.invullen td{min-width:0}
.invullen td{height:2.6rem}
.smal th[scope=col]:not(:first-child),.smal td{width:7.2mm}
a{color:inherit;text-decoration:none}
}
"""
